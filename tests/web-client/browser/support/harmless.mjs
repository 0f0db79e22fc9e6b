import assert from 'node:assert/strict';

/**
 * Fails when any text was run, or could be by a click. What runs later, or breaks the page's policy, is a complaint that
 * the stage hears.
 *
 * @param {import('playwright-core').Page} page
 */
export async function checkHarmless(page) {
  assert.equal(await page.evaluate(() => /** @type {any} */ (window).hit), undefined, 'a text was run');
  const dangers = await page.evaluate(() => {
    const addresses = [...document.querySelectorAll('[href], [src], [action], [formaction]')]
      .filter((element) => !['LINK', 'SCRIPT'].includes(element.tagName))
      .flatMap((element) => ['href', 'src', 'action', 'formaction'].map((name) => element.getAttribute(name)))
      .filter((value) => value !== null && !/^(https?:|mailto:|\/)/.test(value) && value !== '#main');
    const handlers = [...document.querySelectorAll('body *')].flatMap((element) =>
      element.getAttributeNames().filter((name) => name.startsWith('on') || name === 'srcdoc'),
    );
    const foreign = [...document.querySelectorAll('.message-text *')]
      .map((element) => element.tagName.toLowerCase())
      .filter((name) =>
        /^(script|style|img|svg|math|iframe|object|embed|form|input|base|meta|link|template)$/.test(name),
      );
    return [...addresses, ...handlers, ...foreign];
  });
  assert.deepEqual(dangers, []);
}

/**
 * What waits for a mouse to pass or for the focus gets both.
 * @param {import('playwright-core').Locator} place
 */
export const pass = (place) =>
  place.evaluate((box) => {
    for (const element of box.querySelectorAll('*')) {
      for (const kind of ['mouseover', 'pointerenter']) element.dispatchEvent(new MouseEvent(kind, { bubbles: true }));
      if (element instanceof HTMLElement && element.closest('.message-text')) element.focus();
    }
  });
