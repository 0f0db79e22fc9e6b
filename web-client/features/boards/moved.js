/** @typedef {Record<string, {id: string}[]>} Columns */

/** More at once is another view of the board, not a move. */
const AT_MOST = 8;

/**
 * The cards that stand elsewhere than before; those that only made room do not count.
 * @param {Columns} before
 * @param {Columns} after
 * @returns {string[]}
 */
export function movedCards(before, after) {
  const former = places(before, (listId) => before[listId] !== after[listId]);
  const present = places(after, (listId) => before[listId] !== after[listId]);
  const moved = [...present].filter(([id, now]) => {
    const then = former.get(id);
    if (!then) return false;
    return then.listId !== now.listId || (then.above !== now.above && then.below !== now.below);
  });
  return moved.length > AT_MOST ? [] : moved.map(([id]) => id);
}

/**
 * @param {Columns} columns
 * @param {(listId: string) => boolean} isConcerned
 */
function places(columns, isConcerned) {
  /** @type {Map<string, {listId: string, above: string | undefined, below: string | undefined}>} */
  const result = new Map();
  for (const [listId, cards] of Object.entries(columns)) {
    if (!isConcerned(listId)) continue;
    cards.forEach(({ id }, at) => result.set(id, { listId, above: cards[at - 1]?.id, below: cards[at + 1]?.id }));
  }
  return result;
}
