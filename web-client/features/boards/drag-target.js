/** @typedef {{listId: string, index: number}} DropTarget `index` counts the list's shown cards without the lifted one */

const EDGE = 56;
const STEP = 14;

/**
 * Where a card in the air would land.
 * @param {HTMLElement} root the board
 * @param {{x: number, y: number}} pointer
 * @param {number} middle of the card in the air
 * @returns {DropTarget | null}
 */
export function targetAt(root, { x }, middle) {
  const columns = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-list]'));
  const column = nearest([...columns], x);
  if (!column) return null;
  const cards = /** @type {NodeListOf<HTMLElement>} */ (column.querySelectorAll('[data-card]:not(.is-lifted)'));
  return {
    listId: column.dataset.list ?? '',
    index: indexAt(
      [...cards].map((card) => card.getBoundingClientRect()),
      middle,
    ),
  };
}

/**
 * How many boxes, from above, have their middle above a height.
 * @param {{top: number, bottom: number}[]} boxes from above
 * @param {number} middle
 */
export function indexAt(boxes, middle) {
  const below = boxes.findIndex(({ top, bottom }) => (top + bottom) / 2 > middle);
  return below < 0 ? boxes.length : below;
}

/**
 * @param {HTMLElement[]} columns
 * @param {number} x
 */
function nearest(columns, x) {
  const away = (/** @type {HTMLElement} */ column) => {
    const { left, right } = column.getBoundingClientRect();
    return x < left ? left - x : Math.max(0, x - right);
  };
  return columns.reduce(
    (best, column) => (best && away(best) <= away(column) ? best : column),
    /** @type {HTMLElement | undefined} */ (undefined),
  );
}

/**
 * Scrolls the board, and the list below the pointer, when it is held near an edge.
 * @param {HTMLElement} root
 * @param {{x: number, y: number}} pointer
 */
export function scrollAtEdges(root, { x, y }) {
  const board = root.getBoundingClientRect();
  root.scrollLeft += stepAt(x, board.left, board.right);
  const cards = nearest(
    [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-list]'))],
    x,
  )?.querySelector('[data-cards]');
  if (!cards) return;
  const { top, bottom } = cards.getBoundingClientRect();
  cards.scrollTop += stepAt(y, top, bottom);
}

/**
 * @param {number} at
 * @param {number} start
 * @param {number} end
 * @returns {number} pixels to scroll in this frame
 */
export function stepAt(at, start, end) {
  // In a short box both edges would pull at once.
  const edge = Math.min(EDGE, (end - start) / 4);
  if (at < start + edge) return -Math.round(STEP * Math.min(1, (start + edge - at) / edge));
  if (at > end - edge) return Math.round(STEP * Math.min(1, (at - end + edge) / edge));
  return 0;
}
