/** @typedef {import('../../core/board-state.js').BoardContent} BoardContent */
/** @typedef {import('../../core/board-state.js').BoardCommand} BoardCommand */
/** @typedef {import('../../core/board-state.js').CardSummary} CardSummary */
/** @typedef {import('../../core/board-state.js').List} List */
/** @typedef {Record<string, CardSummary[]>} Columns the cards of every list, from above */
/** @typedef {{listId: string, afterId: string | null, beforeId: string | null}} Place */

/** @param {{rank: string, id: string}} a @param {{rank: string, id: string}} b */
export function byRank(a, b) {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * @param {BoardContent} content
 * @returns {List[]}
 */
export function listsOf(content) {
  return Object.values(content.lists).sort(byRank);
}

/**
 * The cards as the person sees them: where the server has them, then the moves it has not told of yet.
 * @param {BoardContent} content
 * @param {Pick<BoardCommand, 'cardId' | 'listId' | 'afterId' | 'beforeId' | 'result'>[]} moves oldest first
 * @returns {Columns}
 */
export function columnsOf(content, moves) {
  /** @type {Columns} */
  const columns = Object.fromEntries(Object.keys(content.lists).map((id) => [id, []]));
  for (const card of Object.values(content.cards)) columns[card.listId]?.push(card);
  for (const cards of Object.values(columns)) cards.sort(byRank);
  for (const move of moves) {
    const card = content.cards[move.cardId ?? ''];
    if (card) place(columns, card, move);
  }
  return columns;
}

/**
 * @param {Columns} columns changed in place: they were made for this
 * @param {CardSummary} card
 * @param {Pick<BoardCommand, 'listId' | 'afterId' | 'beforeId' | 'result'>} move
 */
function place(columns, card, { listId, afterId, beforeId, result }) {
  const target = columns[result?.card.listId ?? listId];
  if (!target) return;
  for (const cards of Object.values(columns)) {
    const at = cards.indexOf(card);
    if (at >= 0) cards.splice(at, 1);
  }
  const index = result
    ? target.findIndex((other) => byRank(result.card, other) < 0)
    : indexBetween(target, afterId, beforeId);
  target.splice(index < 0 ? target.length : index, 0, card);
}

/**
 * @param {CardSummary[]} cards
 * @param {string | null} afterId
 * @param {string | null} beforeId
 * @returns {number} −1 for the end
 */
function indexBetween(cards, afterId, beforeId) {
  const after = afterId === null ? -1 : cards.findIndex(({ id }) => id === afterId);
  if (after >= 0) return after + 1;
  return beforeId === null ? -1 : cards.findIndex(({ id }) => id === beforeId);
}

/**
 * The neighbours a card gets at a place among the shown ones. With a filter on, what is hidden between them stays below.
 * @param {CardSummary[]} all of the list
 * @param {CardSummary[]} shown those of them that the filter lets through
 * @param {string} cardId the one that moves; it does not count as a neighbour
 * @param {number} index among the shown ones without it
 * @returns {{afterId: string | null, beforeId: string | null}}
 */
export function neighboursAt(all, shown, cardId, index) {
  const others = all.filter(({ id }) => id !== cardId);
  const visible = shown.filter(({ id }) => id !== cardId);
  const above = visible[index - 1];
  if (above) {
    const at = others.findIndex(({ id }) => id === above.id);
    return { afterId: above.id, beforeId: others[at + 1]?.id ?? null };
  }
  const below = visible[0];
  const at = below ? others.findIndex(({ id }) => id === below.id) : others.length;
  return { afterId: others[at - 1]?.id ?? null, beforeId: below?.id ?? null };
}

/**
 * Whether a card stands there already.
 * @param {Columns} columns
 * @param {string} cardId
 * @param {Place} wanted
 */
export function isAt(columns, cardId, { listId, afterId, beforeId }) {
  const cards = columns[listId] ?? [];
  const at = cards.findIndex(({ id }) => id === cardId);
  return at >= 0 && (cards[at - 1]?.id ?? null) === afterId && (cards[at + 1]?.id ?? null) === beforeId;
}

/**
 * The same arrays as before where nothing changed, so that a list that stayed as it was is not drawn again.
 * @template T
 * @param {Record<string, T[]>} before
 * @param {Record<string, T[]>} after
 * @returns {Record<string, T[]>}
 */
export function sharing(before, after) {
  return Object.fromEntries(
    Object.entries(after).map(([id, items]) => [id, isSame(before[id], items) ? before[id] : items]),
  );
}

/** @param {unknown[] | undefined} before @param {unknown[]} after */
function isSame(before, after) {
  return before?.length === after.length && after.every((item, index) => item === before[index]);
}
