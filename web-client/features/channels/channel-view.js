import { html, useEffect } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { Conversation } from '../messages/index.js';
import { EmptyState } from '../shell/index.js';
import { rememberPlace } from '../shell/places.js';
import { ChannelBar } from './channel-bar.js';

/**
 * The main view of a channel.
 * @param {{ctx: import('../../core/state.js').Context, workspaceId: string, channelId: string}} props
 */
export function ChannelView({ ctx, workspaceId, channelId }) {
  const channel = useStore(ctx.store, (state) => state.channels[channelId]);
  const exists = channel?.workspaceId === workspaceId;
  useEffect(() => {
    if (exists) rememberPlace(workspaceId, channelId);
  }, [exists, workspaceId, channelId]);
  if (!exists) {
    return html`<${EmptyState}
      icon="hash"
      title="No such channel"
      text="It doesn’t exist, or you can’t see it. If it is private, ask somebody in it to add you."
    >
      <a class="button" href=${`/w/${workspaceId}`}>Go to your channels</a>
    <//>`;
  }
  return html`<${ChannelBar} ctx=${ctx} channel=${channel} /><${Conversation}
      key=${channelId}
      ctx=${ctx}
      channel=${channel}
    />`;
}
