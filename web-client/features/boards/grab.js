/** @typedef {import('./placement.js').Columns} Columns */
/** @typedef {import('../../core/board-state.js').List} List */
/** @typedef {{cardId: string, listId: string, index: number, seenVersion: number}} Grab a card that the arrow keys move */

/**
 * @param {Columns} columns
 * @param {string} cardId
 * @returns {{listId: string, index: number} | null}
 */
export function placeOf(columns, cardId) {
  for (const [listId, cards] of Object.entries(columns)) {
    const index = cards.findIndex(({ id }) => id === cardId);
    if (index >= 0) return { listId, index };
  }
  return null;
}

/**
 * The columns with the grabbed card where the arrow keys have brought it.
 * @param {Columns} columns
 * @param {Grab | null} grab
 * @returns {Columns}
 */
export function withGrab(columns, grab) {
  const place = grab && placeOf(columns, grab.cardId);
  if (!place || !columns[grab.listId]) return columns;
  if (place.listId === grab.listId && place.index === grab.index) return columns;
  const card = columns[place.listId][place.index];
  const without = { ...columns, [place.listId]: columns[place.listId].filter((other) => other !== card) };
  return { ...without, [grab.listId]: without[grab.listId].toSpliced(grab.index, 0, card) };
}

/**
 * Where an arrow key leads: a card's place among the others, or the card to go to.
 * @param {List[]} lists
 * @param {Columns} columns
 * @param {{listId: string, index: number}} from
 * @param {string} key
 * @param {boolean} isCarried whether a card is carried, which may also stand behind the last one
 * @returns {{listId: string, index: number} | null} null when there is no way
 */
export function step(lists, columns, { listId, index }, key, isCarried) {
  const last = (/** @type {string} */ id) => columns[id].length - (isCarried && id !== listId ? 0 : 1);
  if (key === 'ArrowUp') return index > 0 ? { listId, index: index - 1 } : null;
  if (key === 'ArrowDown') return index < last(listId) ? { listId, index: index + 1 } : null;
  if (key === 'Home') return index > 0 ? { listId, index: 0 } : null;
  if (key === 'End') return index < last(listId) ? { listId, index: last(listId) } : null;
  const side = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : 0;
  if (side === 0) return null;
  // Without a card in hand, a list without cards has nothing to go to.
  for (let at = lists.findIndex(({ id }) => id === listId) + side; lists[at]; at += side) {
    const { id } = lists[at];
    if (isCarried || columns[id].length > 0) return { listId: id, index: Math.min(index, last(id)) };
  }
  return null;
}
