import { allSent, card, column } from './boards.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{outcome: 'applied' | 'rebased' | 'superseded', card: {id: string, listId: string, rank: string}}} Receipt */

/**
 * The same numbers for the same seed, so that a failed run can be done again.
 *
 * @param {number} seed
 * @returns {(below: number) => number} a whole number from 0
 */
export function numbersFrom(seed) {
  let state = seed >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** What a page moved, what became of each move, and how often it told that somebody else was first. */
export class Moves {
  /** @type {Map<string, string>} */
  #calls = new Map();
  /** @type {Map<string, Receipt>} by the operation's id */
  receipts = new Map();

  /** @param {Page} page one that is not on the board yet */
  constructor(page) {
    this.page = page;
    page.on('websocket', (socket) => {
      socket.on('framesent', ({ payload }) => messages(payload).forEach((each) => this.#sent(each)));
      socket.on('framereceived', ({ payload }) => messages(payload).forEach((each) => this.#received(each)));
    });
  }

  /** Has to be waited for before the page goes to the board. */
  watch() {
    return this.page.addInitScript(() => {
      const seen = Object.assign(/** @type {any} */ (window), { moved: new Set(), told: 0 });
      const set = Storage.prototype.setItem;
      Storage.prototype.setItem = function (key, value) {
        if (key.startsWith('realtime.boards.')) seen.moved.add(key.slice(key.lastIndexOf('.') + 1));
        set.call(this, key, value);
      };
      new MutationObserver((records) => {
        const added = records.flatMap((record) => [...record.addedNodes]);
        seen.told += added.filter((node) => /a moment before you/.test(node.textContent ?? '')).length;
      }).observe(document, { childList: true, subtree: true });
    });
  }

  /** @returns {Promise<string[]>} the operations' ids of all that the person moved */
  made() {
    return this.page.evaluate(() => [.../** @type {any} */ (window).moved]);
  }

  /** @param {Receipt['outcome']} outcome */
  count(outcome) {
    return [...this.receipts.values()].filter((receipt) => receipt.outcome === outcome).length;
  }

  /** Waits until each move has its receipt, and each that came too late was told. */
  async settled() {
    await allSent(this.page);
    for (const opId of await this.made()) {
      while (!this.receipts.has(opId)) await this.page.evaluate(() => new Promise(requestAnimationFrame));
    }
    await this.page.waitForFunction((wanted) => /** @type {any} */ (window).told >= wanted, this.count('superseded'));
  }

  told() {
    return this.page.evaluate(() => /** @type {number} */ (/** @type {any} */ (window).told));
  }

  /** @param {any} message */
  #sent({ target, invocationId, arguments: given }) {
    if (target === 'MoveCard') this.#calls.set(invocationId, given[0].opId);
  }

  /** @param {any} message */
  #received({ type, invocationId, result }) {
    const opId = this.#calls.get(invocationId);
    if (type === 3 && opId && result) this.receipts.set(opId, result);
  }
}

/** @param {string | Buffer} payload @returns {any[]} */
function messages(payload) {
  return String(payload)
    .split('\u001e')
    .filter((text) => text !== '')
    .map((text) => JSON.parse(text));
}

/**
 * Takes a card up, whichever lies there now: somebody else may have moved it away under the pointer.
 *
 * @param {Page} page
 * @param {string} title
 * @returns {Promise<boolean>} false when there was nothing to take
 */
export async function lift(page, title) {
  const box = await card(page, title).boundingBox();
  if (!box) return false;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 8, box.y + box.height / 2 + 8, { steps: 2 });
  return page.evaluate(() => document.querySelector('.board[data-dragging]') !== null);
}

/**
 * Carries what was taken up to a place in a list, and lets go.
 *
 * @param {Page} page
 * @param {string} listName
 * @param {number} share of the way down the list's cards, from 0 to 1
 */
export async function drop(page, listName, share) {
  const list = await column(page, listName).boundingBox();
  if (list) {
    const last = (await column(page, listName).locator('[data-card]').last().isVisible())
      ? await column(page, listName).locator('[data-card]').last().boundingBox()
      : null;
    const bottom = last ? last.y + last.height : list.y + 60;
    await page.mouse.move(list.x + list.width / 2, list.y + 40 + (bottom - list.y - 40) * share, { steps: 4 });
  }
  await page.mouse.up();
}
