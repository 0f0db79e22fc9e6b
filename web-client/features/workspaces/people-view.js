import { html, useState } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { Avatar, EmptyState, Icon, openDialog } from '../shell/index.js';
import { search } from '../shell/fuzzy.js';
import { isOnline } from '../presence/index.js';
import { activeMembers, isAdmin, roleNames } from './selectors.js';

/** @typedef {import('../../core/state.js').State} State */
/** @typedef {import('../../core/state.js').Context} Context */

/**
 * Everyone in the workspace, with their roles.
 * @param {{ctx: Context, workspaceId: string, userId?: string}} props
 */
export function PeopleView({ ctx, workspaceId, userId }) {
  const [query, setQuery] = useState('');
  const members = useStore(ctx.store, (state) => state.members[workspaceId]);
  const workspace = useStore(ctx.store, (state) => state.workspaces[workspaceId]);
  const everyone = activeMembers(members);
  const found = search(query, everyone, (member) => member.displayName).map(({ item }) => item);
  return html`<header class="top-bar">
      <a class="icon-button back-link" href=${`/w/${workspaceId}`} aria-label="Back"><${Icon} name="arrow-left" /></a>
      <h1>People</h1>
      <span class="muted small">${everyone.length}</span>
      <div class="top-bar-actions">
        ${
          isAdmin(workspace?.role)
            ? html`<button
                type="button"
                class="button is-primary"
                onClick=${() => openDialog(ctx, 'invite', { workspaceId })}
              >
                <${Icon} name="user-plus" size="small" />Invite people
              </button>`
            : null
        }
      </div>
    </header>
    <div class="people">
      <label class="search-field">
        <${Icon} name="search" size="small" />
        <input
          class="input"
          type="search"
          placeholder="Find a person"
          aria-label="Find a person"
          value=${query}
          onInput=${(/** @type {{currentTarget: HTMLInputElement}} */ event) => setQuery(event.currentTarget.value)}
        />
      </label>
      ${
        found.length === 0
          ? html`<${EmptyState} icon="users" title="Nobody by that name" text="Try fewer letters." />`
          : html`<ul class="people-list">
              ${found.map((member) => html`<${PersonRow} key=${member.userId} ctx=${ctx} workspaceId=${workspaceId} member=${member} selected=${member.userId === userId} />`)}
            </ul>`
      }
    </div>`;
}

/** @param {{ctx: Context, workspaceId: string, member: import('../../core/state.js').Member, selected: boolean}} props */
function PersonRow({ ctx, workspaceId, member, selected }) {
  const online = useStore(ctx.store, (state) => isOnline(state, workspaceId, member.userId));
  const isMe = useStore(ctx.store, (state) => state.me?.id === member.userId);
  return html`<li>
    <a
      class="person-row"
      href=${`/w/${workspaceId}/people/${member.userId}`}
      aria-current=${selected ? 'page' : undefined}
    >
      <${Avatar} userId=${member.userId} name=${member.displayName} online=${online} />
      <span class="person-name ellipsis"
        >${member.displayName}${isMe ? html` <span class="muted">(you)</span>` : null}</span
      >
      <span class="visually-hidden">${online ? 'online' : 'away'}</span>
      ${member.role === 'member' ? null : html`<span class="tag">${roleNames[member.role]}</span>`}
    </a>
  </li>`;
}
