/** @typedef {import('../../core/board-state.js').CardSummary} CardSummary */
/** @typedef {import('../../core/board-state.js').List} List */
/** @typedef {{card: CardSummary, list: List, place: number}} TableRow `place` counts from above through all lists */
/** @typedef {'title' | 'list' | 'due' | 'assignees' | 'estimate'} SortKey */
/** @typedef {{key: SortKey, isDown: boolean}} Sorting */

import { deadline } from './due.js';

const byText = new Intl.Collator(undefined, { numeric: true });

/**
 * Rows in another order; those with nothing to sort by come last either way, and equal ones keep the board's order.
 * @param {TableRow[]} rows in the board's order
 * @param {Sorting} sorting
 * @param {(userId: string) => string} nameOf
 * @returns {TableRow[]}
 */
export function sorted(rows, { key, isDown }, nameOf) {
  const valueOf = (/** @type {TableRow} */ { card, place }) => {
    if (key === 'list') return place;
    if (key === 'title') return card.title;
    if (key === 'estimate') return card.estimate;
    if (key === 'due') return card.due && deadline(card.due);
    return card.assigneeIds && card.assigneeIds.map(nameOf).join(', ');
  };
  return rows.toSorted((a, b) => {
    const [one, other] = [valueOf(a), valueOf(b)];
    if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
    const order =
      typeof one === 'number'
        ? one - /** @type {number} */ (other)
        : byText.compare(one, /** @type {string} */ (other));
    return isDown ? -order : order;
  });
}
