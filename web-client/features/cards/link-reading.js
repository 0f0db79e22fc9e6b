import { fullJitter } from '../../core/backoff.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/state.js').State} State */
/** @typedef {import('../../core/board-state.js').CardLink} CardLink */

const MOST_READS = 3;
const MOST_FAILURES = 6;
const PAUSE = { baseMs: 1_000 };

/** What is being read, so that many who show one card ask once. @type {WeakMap<Context, Map<string, Promise<void>>>} */
const reading = new WeakMap();

/**
 * Reads what an address of a card shows.
 * @param {Context} ctx
 * @param {string} cardId
 * @returns {Promise<void>}
 */
export function readLink(ctx, cardId) {
  const reads = reading.get(ctx) ?? new Map();
  reading.set(ctx, reads);
  const read = reads.get(cardId) ?? readNewest(ctx, cardId).finally(() => reads.delete(cardId));
  reads.set(cardId, read);
  return read;
}

/** @param {Context} ctx @param {string} cardId */
async function readNewest(ctx, cardId) {
  let link = await patiently(() => ctx.api.get(`cards/${cardId}/link`));
  // The board has told of more by the time the reply came: that may have been this card.
  for (let reads = 1; reads < MOST_READS && link.head < headOf(ctx.store.get(), link.boardId); reads++)
    link = await patiently(() => ctx.api.get(`cards/${cardId}/link`));
  ctx.store.update((state) => ({ ...state, cardLinks: { ...state.cardLinks, [cardId]: link } }));
}

/**
 * A chip is no reason to bother anybody: what may pass is waited for.
 * @param {() => Promise<any>} ask
 */
async function patiently(ask) {
  for (let failures = 0; ; failures++) {
    try {
      return await ask();
    } catch (error) {
      if (!(/** @type {any} */ (error).isTransient) || failures === MOST_FAILURES) throw error;
      await new Promise((resolve) => setTimeout(resolve, fullJitter(failures, Math.random, PAUSE)));
    }
  }
}

/**
 * Follows the board of a card as long as a message on the page shows it.
 * @param {Context} ctx
 * @param {string} boardId
 * @param {string} cardId whose link was read
 * @returns {() => void} ends it
 */
export function holdBoard(ctx, boardId, cardId) {
  ctx.store.update((state) => {
    const link = state.cardLinks[cardId];
    const known = state.linkBoards[boardId] ?? { chips: 0, head: Math.max(headOf(state, boardId), link?.head ?? 0) };
    const linkBoards = { ...state.linkBoards, [boardId]: { ...known, chips: known.chips + 1 } };
    // Others of this board were read later, and it is followed from there.
    const isBehind = link && link.head < known.head;
    const cardLinks = isBehind ? { ...state.cardLinks, [cardId]: { ...link, isStale: true } } : state.cardLinks;
    return { ...state, linkBoards, cardLinks };
  });
  return () =>
    ctx.store.update((state) => {
      const board = state.linkBoards[boardId];
      if (!board) return state;
      if (board.chips > 1)
        return { ...state, linkBoards: { ...state.linkBoards, [boardId]: { ...board, chips: board.chips - 1 } } };
      const { [boardId]: _, ...linkBoards } = state.linkBoards;
      return withStaleLinks({ ...state, linkBoards }, boardId);
    });
}

/**
 * Nobody told what became of these cards meanwhile: whoever shows one reads it again.
 * @param {State} state
 * @param {string} boardId
 * @returns {State}
 */
export function withStaleLinks(state, boardId) {
  const cardLinks = Object.fromEntries(
    Object.entries(state.cardLinks).map(([id, link]) => [
      id,
      link.boardId === boardId ? { ...link, isStale: true } : link,
    ]),
  );
  return { ...state, cardLinks };
}

/** The last event of a board that the page knows of. @param {State} state @param {string} boardId */
const headOf = (state, boardId) =>
  Math.max(state.linkBoards[boardId]?.head ?? 0, state.boardContents[boardId]?.head ?? 0);
