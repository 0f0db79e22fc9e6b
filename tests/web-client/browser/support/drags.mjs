import { allSent, card, column } from './boards.mjs';
import { inTime } from './in-time.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./board-log.mjs').AskedMove} AskedMove */
/** @typedef {import('./board-log.mjs').Receipt} Receipt */

/** The hub's message that ends a call, as SignalR's protocol numbers it. */
const COMPLETION = 3;
const SETTLE_MS = 45_000;

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

/** What a page moved, what became of each move, how often it told that somebody else was first, and what went wrong. */
export class Moves {
  /** @type {Map<string, AskedMove>} by the call's id */
  #calls = new Map();
  /** @type {Map<string, () => void>} by the operation's id, for the one who waits for its receipt */
  #waiting = new Map();
  /** @type {Map<string, AskedMove>} by the operation's id */
  asked = new Map();
  /** @type {Map<string, Receipt>} by the operation's id */
  receipts = new Map();
  /** @type {string[]} */
  faults = [];

  /** @param {Page} page one that is not on the board yet */
  constructor(page) {
    this.page = page;
    page.on('websocket', (socket) => {
      socket.on('framesent', ({ payload }) => messages(payload).forEach((each) => this.#sent(each)));
      socket.on('framereceived', ({ payload }) => messages(payload).forEach((each) => this.#received(each)));
      socket.on('socketerror', (error) => this.faults.push(`socket: ${error}`));
      socket.on('close', () => this.faults.push('socket: closed'));
    });
    page.on('pageerror', (error) => this.faults.push(`error: ${error.stack}`));
    page.on('console', (entry) => {
      if (['error', 'warning', 'assert'].includes(entry.type())) this.faults.push(`console: ${entry.text()}`);
    });
    page.on('requestfailed', (request) =>
      this.faults.push(`request: ${request.url()} ${request.failure()?.errorText}`),
    );
    page.on('response', (response) => {
      if (response.status() >= 400) this.faults.push(`request: ${response.url()} ${response.status()}`);
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
    /** @type {string[]} */
    let missing = [];
    const settle = async () => {
      await allSent(this.page);
      missing = (await this.made()).filter((opId) => !this.receipts.has(opId));
      await Promise.all(missing.map((opId) => this.#receiptOf(opId)));
      const late = this.count('superseded');
      await this.page.waitForFunction((wanted) => /** @type {any} */ (window).told >= wanted, late);
    };
    const open = () => missing.filter((opId) => !this.receipts.has(opId));
    await inTime(
      settle(),
      () =>
        `moves without a receipt: ${open().join(', ') || 'none'}; ${this.count('superseded')} came too late and had to be told; ` +
        `faults: ${this.faults.join('; ') || 'none'}`,
      // Before the page's own waiting ends, which would not say so.
      SETTLE_MS,
    );
  }

  told() {
    return this.page.evaluate(() => /** @type {number} */ (/** @type {any} */ (window).told));
  }

  /** @param {string} opId */
  #receiptOf(opId) {
    if (this.receipts.has(opId)) return Promise.resolve();
    return /** @type {Promise<void>} */ (new Promise((resolve) => this.#waiting.set(opId, resolve)));
  }

  /** @param {any} message */
  #sent({ target, invocationId, arguments: given }) {
    if (target !== 'MoveCard') return;
    this.#calls.set(invocationId, given[0]);
    this.asked.set(given[0].opId, given[0]);
  }

  /** @param {any} message */
  #received({ type, invocationId, result, error }) {
    if (error) this.faults.push(`hub: ${error}`);
    const asked = this.#calls.get(invocationId);
    if (type !== COMPLETION || !asked || !result) return;
    this.receipts.set(asked.opId, result);
    this.#waiting.get(asked.opId)?.();
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
