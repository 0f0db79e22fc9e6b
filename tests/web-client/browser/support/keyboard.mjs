import assert from 'node:assert/strict';

const TABS = 150;
const FRAMES = 60;

/**
 * Goes by Tab until something has the focus, as one who has no mouse does; the focus has to be seen there.
 *
 * @param {import('playwright-core').Page} page
 * @param {import('playwright-core').Locator} wanted
 */
export async function tabTo(page, wanted) {
  await wanted.waitFor();
  const isThere = () => wanted.evaluate((element) => element === document.activeElement);
  if (await isThere()) return;
  const before = await look(wanted);
  for (let i = 0; i < TABS && !(await isThere()); i++) await page.keyboard.press('Tab');
  assert.ok(await isThere(), `Tab leads to ${wanted}`);
  await changed(wanted, before);
}

/**
 * How something looks: a link that covers a card shows its focus around the card.
 *
 * @param {import('playwright-core').Locator} wanted
 */
function look(wanted) {
  return wanted.evaluate((element) =>
    [element, element.closest('[data-card]'), element.parentElement]
      .flatMap((each) => (each ? [getComputedStyle(each), getComputedStyle(each, '::after')] : []))
      .map((style) => [style.outline, style.boxShadow, style.borderColor].join(' '))
      .join('\n'),
  );
}

/**
 * Waits until something looks otherwise than before it had the focus.
 *
 * @param {import('playwright-core').Locator} wanted
 * @param {string} before
 */
async function changed(wanted, before) {
  for (let frame = 0; frame < FRAMES; frame++) {
    if ((await look(wanted)) !== before) return;
    await wanted.evaluate(() => new Promise(requestAnimationFrame));
  }
  assert.fail(`the focus is not seen at ${wanted}`);
}

/**
 * Waits until something has the focus, and shows it: it comes back when what was opened from there has closed.
 *
 * @param {import('playwright-core').Locator} wanted
 * @param {{isSeen?: boolean}} [options] a dialog as a whole takes the focus without a frame of its own
 */
export async function focused(wanted, { isSeen = true } = {}) {
  for (let frame = 0; frame < FRAMES; frame++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) {
      if (isSeen) assert.ok(await isMarked(wanted), `the focus is seen at ${wanted}`);
      return;
    }
    await wanted.evaluate(() => new Promise(requestAnimationFrame));
  }
  const actual = await wanted.evaluate(() =>
    `${document.activeElement?.tagName} ${document.activeElement?.textContent}`.slice(0, 200),
  );
  assert.fail(`the focus is not at ${wanted} but at ${actual}`);
}

/**
 * Whether something is drawn as having the focus: by an outline, or by the frame around a field.
 *
 * @param {import('playwright-core').Locator} wanted
 */
function isMarked(wanted) {
  return wanted.evaluate((element) => {
    const outlines = [element, element.closest('[data-card]')].flatMap((each) =>
      each ? [getComputedStyle(each)] : [],
    );
    const frame = element.closest('.composer-box');
    return (
      element.matches(':focus-visible') &&
      (outlines.some(({ outlineStyle }) => outlineStyle !== 'none') ||
        (frame !== null && getComputedStyle(frame).boxShadow !== 'none'))
    );
  });
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
 * Opens the menu behind a button by Enter, goes down to an item by the arrow keys and takes it by Enter.
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
