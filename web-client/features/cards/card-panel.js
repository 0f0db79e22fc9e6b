import { html } from '../../core/html.js';
import { useStore } from '../../core/store.js';

/**
 * The opened card, beside its board.
 * @param {{ctx: import('../../core/state.js').Context, boardId: string, cardId: string, onClose: () => void}} props
 */
export function CardPanel({ ctx, boardId, cardId }) {
  const card = useStore(ctx.store, (state) => state.boardContents[boardId]?.cards[cardId]);
  return html`<header class="top-bar"><h2>${card?.title ?? 'Card'}</h2></header>`;
}
