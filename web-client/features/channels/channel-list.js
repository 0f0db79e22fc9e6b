import { html, useEffect, useMemo, useRef } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { Icon } from '../shell/index.js';
import { countLabel, openChannelsOf, pathOf } from './selectors.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/state.js').Channel} Channel */

/** @param {{ctx: Context, workspaceId: string}} props */
export function ChannelList({ ctx, workspaceId }) {
  const channels = useStore(ctx.store, (state) => state.channels);
  const currentId = useStore(ctx.store, (state) =>
    state.route && 'channelId' in state.route ? state.route.channelId : null,
  );
  const listed = useMemo(() => openChannelsOf(channels, workspaceId), [channels, workspaceId]);
  return html`<ul>
    ${listed.map((channel) => html`<li key=${channel.id}><${ChannelRow} channel=${channel} current=${channel.id === currentId} /></li>`)}
  </ul>`;
}

/** @param {{channel: Channel, current: boolean}} props */
function ChannelRow({ channel, current }) {
  const link = useRef(/** @type {HTMLAnchorElement | null} */ (null));
  useEffect(() => {
    // With many channels the open one may be out of sight.
    if (current) link.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const isUnread = channel.unread > 0;
  return html`<a
    ref=${link}
    class=${isUnread ? 'side-row is-unread' : 'side-row'}
    href=${pathOf(channel)}
    aria-current=${current ? 'page' : undefined}
    title=${channel.name.length > 24 ? channel.name : undefined}
  >
    <${Icon} name=${channel.isPrivate ? 'lock' : 'hash'} />
    <span class="ellipsis">${channel.name}</span>
    ${channel.isPrivate ? html`<span class="visually-hidden">, private</span>` : null}
    ${
      isUnread
        ? html`<span class="badge" aria-hidden="true">${countLabel(channel.unread)}</span
            ><span class="visually-hidden">, ${channel.unread} unread</span>`
        : null
    }
  </a>`;
}
