import { html } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { routePath } from '../../core/routes.js';
import { Icon } from '../shell/index.js';

/**
 * The message that a card was made from, for those who see its channel.
 * @param {{ctx: import('../../core/state.js').Context, card: import('../../core/board-state.js').CardDetail}} props
 */
export function CardSource({ ctx, card }) {
  const channel = useStore(ctx.store, (state) => state.channels[card.channelId ?? '']);
  if (!channel || !card.messageId) return null;
  const params = { workspaceId: channel.workspaceId, channelId: channel.id };
  return html`<p class="detail-source small">
    <${Icon} name="message" size="small" />
    <a href=${routePath('channel', params, { message: card.messageId })}
      >From a message in ${channel.isPrivate ? '' : '#'}${channel.name}</a
    >
  </p>`;
}
