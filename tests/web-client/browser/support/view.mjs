import { inTime } from './in-time.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */

/** Where to find things on the page, by what a person calls them. */

/** @param {Page} page */
export const conversation = (page) => page.getByRole('region', { name: /^Messages in/ });

/** @param {Page} page */
export const thread = (page) => page.getByRole('region', { name: 'Thread', exact: true });

/**
 * @param {Page | Locator} place
 * @param {string | RegExp} text
 */
export const message = (place, text) => place.locator('.message').filter({ hasText: text });

/** @param {Page | Locator} place */
export const composer = (place) => place.getByRole('textbox', { name: /^(Write to|Reply)/ });

/** @param {Page} page */
export const sidebar = (page) => page.getByRole('navigation', { name: 'Channels, boards and people' });

/** @param {Page} page @param {string} name */
export const channelLink = (page, name) =>
  sidebar(page)
    .getByRole('region', { name: 'Channels' })
    .getByRole('link', { name: new RegExp(`^${name}\\b`) });

/** @param {Page} page @param {string} name @param {'online' | 'away'} presence */
export const personLink = (page, name, presence) =>
  sidebar(page)
    .getByRole('region', { name: 'People' })
    .getByRole('link', { name: new RegExp(`^${name}\\b.*, ${presence}`) });

/** @param {Page} page @param {string} name */
export const heading = (page, name) => page.getByRole('heading', { name, exact: true, level: 1 });

/**
 * Writes and sends; it is for the test to wait for the message.
 *
 * @param {Page | Locator} place
 * @param {string} text
 */
export async function say(place, text) {
  await composer(place).fill(text);
  await composer(place).press('Enter');
}

/**
 * Points at a message and uses its toolbar.
 *
 * @param {Locator} row
 * @param {string} action
 */
export async function act(row, action) {
  await row.hover();
  await row.getByRole('toolbar', { name: 'Message actions' }).getByRole('button', { name: action }).click();
}

/**
 * Uses the menu behind a button.
 *
 * @param {Page} page
 * @param {Locator} button
 * @param {string} item
 */
export async function choose(page, button, item) {
  await button.click();
  await page.getByRole('menu').getByRole('menuitem', { name: item }).click();
}

/** @param {Locator} locator */
export const gone = (locator) => locator.waitFor({ state: 'detached' });

/** @param {Page} page @returns {Locator} what scrolls in the conversation */
export const scroller = (page) => conversation(page).locator('.message-scroll');

/**
 * As if the reader had dragged the bar, so that it is done in one step.
 *
 * @param {Locator} box
 * @param {number} top distance from the beginning of what is there; from the end when negative
 */
export const scrollTo = (box, top) =>
  box.evaluate((element, wanted) => {
    element.scrollTop = wanted < 0 ? element.scrollHeight - element.clientHeight + wanted : wanted;
  }, top);

/**
 * The first message that can be seen whole, and how far it is from the upper edge.
 *
 * @param {Locator} box
 */
export const placeOf = (box) =>
  box.evaluate((element) => {
    const edge = element.getBoundingClientRect().top;
    const row = [...element.querySelectorAll('.message')].find((each) => each.getBoundingClientRect().top >= edge);
    return {
      id: row?.getAttribute('data-id') ?? '',
      text: row?.querySelector('.message-text')?.textContent?.trim() ?? '',
      top: Math.round((row?.getBoundingClientRect().top ?? 0) - edge),
    };
  });

/** @param {Locator} box */
export const atEnd = (box) =>
  inTime(
    box.evaluate(
      (element) =>
        /** @type {Promise<void>} */ (
          new Promise((resolve) => {
            const check = () => {
              const rest = element.scrollHeight - element.clientHeight - element.scrollTop;
              if (rest <= 1) resolve();
              else requestAnimationFrame(check);
            };
            check();
          })
        ),
    ),
    () => `${box} is not at its end`,
  );
