/** @typedef {import('../../core/board-state.js').CardSummary} CardSummary */

/** Without these a card is none; all else is left out where it is empty. */
const ALWAYS = new Set(['id', 'listId', 'rank', 'version', 'title', 'estimate']);

/**
 * A card as boards hold it: what says nothing is left out, however it came.
 * @param {CardSummary} card
 * @returns {CardSummary}
 */
export function withoutEmpty(card) {
  return /** @type {CardSummary} */ (
    Object.fromEntries(Object.entries(card).filter(([name, value]) => says(name, value)))
  );
}

/**
 * @param {string} name
 * @param {any} value
 */
function says(name, value) {
  if (value === null || value === undefined) return false;
  return ALWAYS.has(name) || (Array.isArray(value) ? value.length > 0 : Boolean(value));
}
