import assert from 'node:assert/strict';

const TABS = 150;

/**
 * Goes by Tab until something has the focus, as one who has no mouse does; the focus has to be seen there.
 *
 * @param {import('playwright-core').Page} page
 * @param {import('playwright-core').Locator} wanted
 */
export async function tabTo(page, wanted) {
  await wanted.waitFor();
  for (let i = 0; i < TABS; i++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  const state = await wanted.evaluate((element) => {
    // A link that covers a card has its ring around the card, a field has it as its border's colour or its box's.
    const boxes = [element, element.closest('[data-card]')].filter((each) => each !== null);
    const isRinged = boxes.some((each) => {
      const { outlineStyle, boxShadow } = getComputedStyle(each);
      const after = getComputedStyle(each, '::after');
      return [outlineStyle, boxShadow, after.outlineStyle, after.boxShadow].some((value) => value && value !== 'none');
    });
    return { has: element === document.activeElement, isSeen: isRinged || element.matches('input, textarea, select') };
  });
  assert.deepEqual(state, { has: true, isSeen: true }, `Tab leads to ${wanted}, and the focus is seen there`);
}

/**
 * @param {import('playwright-core').Page} page
 * @param {import('playwright-core').Locator} wanted
 * @param {string} [key] what is pressed there
 */
export async function press(page, wanted, key = 'Enter') {
  await tabTo(page, wanted);
  await page.keyboard.press(key);
}

/**
 * Opens the menu behind a button and takes an item by its first letters' arrows.
 *
 * @param {import('playwright-core').Page} page
 * @param {import('playwright-core').Locator} button
 * @param {string} item
 */
export async function pick(page, button, item) {
  await press(page, button);
  const row = page.getByRole('menu').getByText(item, { exact: true }).locator('xpath=ancestor::button');
  await row.waitFor();
  for (let i = 0; i < 30 && !(await row.evaluate((element) => element === document.activeElement)); i++) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}
