import { html, useMemo } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { isOnline } from '../presence/index.js';
import { activeMembers } from '../workspaces/index.js';
import { Avatar } from './avatar.js';
import { Icon } from './icon.js';
import { openDialog } from './dialogs.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/state.js').State} State */

/** A workspace of 500 must not bury its channels. */
const AT_MOST = 12;

/** @param {{ctx: Context, workspaceId: string}} props */
export function PeopleList({ ctx, workspaceId }) {
  const members = useStore(ctx.store, (state) => state.members[workspaceId]);
  const presence = useStore(ctx.store, (state) => state.presence[workspaceId]);
  const status = useStore(ctx.store, (state) => state.connection.status);
  const route = useStore(ctx.store, (state) => state.route);
  const people = useMemo(() => onlineFirst(ctx.store.get(), workspaceId), [members, presence, status, workspaceId]);
  const currentId = route?.name === 'person' ? route.userId : null;
  if (people.length === 1) {
    return html`<button type="button" class="side-row" onClick=${() => openDialog(ctx, 'invite', { workspaceId })}>
      <${Icon} name="user-plus" /><span class="ellipsis">Invite your team</span>
    </button>`;
  }
  return html`<ul>
    ${people.slice(0, AT_MOST).map(
      ({ member, online }) =>
        html`<li key=${member.userId}>
          <a
            class="side-row"
            href=${`/w/${workspaceId}/people/${member.userId}`}
            aria-current=${currentId === member.userId ? 'page' : undefined}
          >
            <${Avatar} userId=${member.userId} name=${member.displayName} size="small" online=${online} />
            <span class="ellipsis">${member.displayName}</span>
            <span class="visually-hidden">, ${online ? 'online' : 'away'}</span>
            ${member.userId === ctx.store.get().me?.id ? html`<span class="side-note">you</span>` : null}
          </a>
        </li>`,
    )}
    <li key="all">
      <a
        class="side-row"
        href=${`/w/${workspaceId}/people`}
        aria-current=${route?.name === 'people' ? 'page' : undefined}
      >
        <${Icon} name="users" /><span class="ellipsis">All people</span><span class="side-note">${people.length}</span>
      </a>
    </li>
  </ul>`;
}

/**
 * @param {State} state
 * @param {string} workspaceId
 */
function onlineFirst(state, workspaceId) {
  return activeMembers(state.members[workspaceId])
    .map((member) => ({ member, online: isOnline(state, workspaceId, member.userId) }))
    .sort((a, b) => Number(b.online) - Number(a.online));
}
