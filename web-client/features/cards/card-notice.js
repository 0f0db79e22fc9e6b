import { html } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { Icon } from '../shell/index.js';
import { attempt, change } from './actions.js';

/**
 * Says what is special about a card: where it lies when it is not on the board, or that it is a template.
 * @param {{ctx: import('../../core/state.js').Context, card: import('../../core/board-state.js').CardDetail}} props
 */
export function CardNotice({ ctx, card }) {
  const isBoardArchived = useStore(ctx.store, (state) => state.boards[card.boardId]?.isArchived === true);
  if (isBoardArchived)
    return html`<p class="detail-notice">
      <${Icon} name="archive" size="small" />The board is archived: it can be read, but not changed.
    </p>`;
  if (card.state === 'active') {
    return card.isTemplate
      ? html`<p class="detail-notice">
          <${Icon} name="copy" size="small" />This is a template: make cards from it in its menu.
        </p>`
      : null;
  }
  const text =
    card.state === 'archived'
      ? 'This card is archived.'
      : 'This card is in the trash. After 30 days it is deleted for good.';
  const restore = () => attempt(ctx, () => change(ctx, 'post', `cards/${card.id}/restore`));
  return html`<p class="detail-notice">
    <${Icon} name=${card.state === 'archived' ? 'archive' : 'trash'} size="small" /><span>${text}</span>
    <button type="button" class="button is-small" onClick=${restore}>Restore</button>
  </p>`;
}
