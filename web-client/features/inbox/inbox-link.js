import { html } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { Icon } from '../shell/index.js';

/** @param {{ctx: import('../../core/state.js').Context, workspaceId: string}} props */
export function InboxLink({ ctx, workspaceId }) {
  const unread = useStore(ctx.store, (state) => state.inbox.unread);
  const isCurrent = useStore(ctx.store, (state) => state.route?.name === 'inbox');
  return html`<a
    class=${unread > 0 ? 'side-row is-unread' : 'side-row'}
    href=${`/w/${workspaceId}/inbox`}
    aria-current=${isCurrent ? 'page' : undefined}
  >
    <${Icon} name="bell" /><span class="ellipsis">Inbox</span>
    ${unread > 0 ? html`<span class="badge">${unread > 99 ? '99+' : unread}<span class="visually-hidden"> unread</span></span>` : null}
  </a>`;
}
