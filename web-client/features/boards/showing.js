import { boardPath, cardPath } from './selectors.js';

/** @typedef {import('../../core/state.js').Context} Context */

/**
 * Brings a card into sight on its board and puts the focus on it; a card that is not drawn there is opened.
 * @param {Context} ctx
 * @param {string} boardId
 * @param {string} cardId
 */
export function showCard(ctx, boardId, cardId) {
  const { route, boards } = ctx.store.get();
  const board = boards[boardId];
  if (!board) return;
  const isHere = route && 'boardId' in route && route.boardId === boardId;
  if (isHere && focusCard(cardId)) return;
  ctx.router.navigate(isHere ? cardPath(board, cardId, route.query) : boardPath(board));
}

/**
 * @param {string} cardId
 * @returns {boolean} whether it is drawn
 */
export function focusCard(cardId) {
  const link = /** @type {HTMLElement | null} */ (document.querySelector(`[data-card-link="${CSS.escape(cardId)}"]`));
  if (!link) return false;
  link.focus({ preventScroll: true });
  link.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return true;
}
