import { html } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { Avatar, EmptyState, Icon, confirm, sentenceFor, toast } from '../shell/index.js';
import { longDate } from '../shell/time.js';
import { isOnline } from '../presence/index.js';
import { changeRole, leaveWorkspace, removeMember } from './actions.js';
import { assignableRoles, isAdmin, roleNames } from './selectors.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/state.js').Role} Role */
/** @typedef {import('../../core/state.js').Member} Member */

/**
 * One person: who they are here, and what an admin can change about it.
 * @param {{ctx: Context, workspaceId: string, userId: string}} props
 */
export function PersonPanel({ ctx, workspaceId, userId }) {
  const member = useStore(ctx.store, (state) => state.members[workspaceId]?.[userId]);
  const workspace = useStore(ctx.store, (state) => state.workspaces[workspaceId]);
  const online = useStore(ctx.store, (state) => isOnline(state, workspaceId, userId));
  const isMe = useStore(ctx.store, (state) => state.me?.id === userId);
  return html`<header class="top-bar">
      <a class="icon-button back-link" href=${`/w/${workspaceId}/people`} aria-label="Back to people"
        ><${Icon} name="arrow-left"
      /></a>
      <h2>Person</h2>
      <div class="top-bar-actions">
        <a class="icon-button wide-only" href=${`/w/${workspaceId}/people`} aria-label="Close"
          ><${Icon} name="close"
        /></a>
      </div>
    </header>
    ${
      member
        ? html`<div class="person">
            <${Avatar} userId=${userId} name=${member.displayName} size="large" />
            <div>
              <h3 class="person-title">
                ${member.displayName}${isMe ? html` <span class="muted">(you)</span>` : null}
              </h3>
              <p class="person-status">
                <span class=${online ? 'presence-dot is-online' : 'presence-dot'} aria-hidden="true"></span
                >${statusOf(member, online)}
              </p>
            </div>
            <dl class="facts">
              <dt>Role</dt>
              <dd><${RolePicker} ctx=${ctx} workspaceId=${workspaceId} member=${member} mine=${workspace?.role} /></dd>
              <dt>Joined</dt>
              <dd>${longDate(Date.parse(member.joinedAt))}</dd>
            </dl>
            <${Removal} ctx=${ctx} workspace=${workspace} member=${member} isMe=${isMe} />
          </div>`
        : html`<${EmptyState}
            icon="user"
            title="Nobody here"
            text="This person doesn’t exist, or isn’t in your workspace."
          />`
    }`;
}

/** @param {Member} member @param {boolean} online */
function statusOf(member, online) {
  if (!member.isActive) return 'Left the workspace';
  return online ? 'Online' : 'Away';
}

/** @param {{ctx: Context, workspaceId: string, member: Member, mine: Role | undefined}} props */
function RolePicker({ ctx, workspaceId, member, mine }) {
  const roles = member.isActive ? assignableRoles(mine, member.role) : [];
  if (roles.length === 0) return html`${roleNames[member.role]}`;
  /** @param {Event & {currentTarget: HTMLSelectElement}} event */
  const onChange = async ({ currentTarget }) => {
    try {
      await changeRole(ctx, workspaceId, member.userId, /** @type {Role} */ (currentTarget.value));
    } catch (error) {
      currentTarget.value = member.role;
      toast(ctx, sentenceFor(error));
    }
  };
  return html`<select
    class="input"
    aria-label=${`Role of ${member.displayName}`}
    value=${member.role}
    onChange=${onChange}
  >
    ${roles.map((role) => html`<option key=${role} value=${role} selected=${role === member.role}>${roleNames[role]}</option>`)}
  </select>`;
}

/** @param {{ctx: Context, workspace: import('../../core/state.js').Workspace | undefined, member: Member, isMe: boolean}} props */
function Removal({ ctx, workspace, member, isMe }) {
  const mayRemove = isMe || (isAdmin(workspace?.role) && (member.role !== 'owner' || workspace?.role === 'owner'));
  if (!workspace || !member.isActive || !mayRemove) return null;
  const ask = () => (isMe ? askToLeave(ctx, workspace) : askToRemove(ctx, workspace, member));
  return html`<button type="button" class="button danger-text" onClick=${ask}>
    <${Icon} name="leave" size="small" />${isMe ? 'Leave workspace' : 'Remove from workspace'}
  </button>`;
}

/**
 * @param {Context} ctx
 * @param {import('../../core/state.js').Workspace} workspace
 */
export function askToLeave(ctx, workspace) {
  confirm(ctx, {
    title: `Leave ${workspace.name}?`,
    text: 'You stop seeing its channels and people. To come back you need a new invite.',
    action: 'Leave workspace',
    run: () => leaveWorkspace(ctx, workspace.id),
  });
}

/**
 * @param {Context} ctx
 * @param {import('../../core/state.js').Workspace} workspace
 * @param {Member} member
 */
function askToRemove(ctx, workspace, member) {
  confirm(ctx, {
    title: `Remove ${member.displayName}?`,
    text: `They lose access to ${workspace.name} at once. What they wrote stays.`,
    action: 'Remove',
    run: async () => {
      await removeMember(ctx, workspace.id, member.userId);
      toast(ctx, `${member.displayName} was removed.`);
    },
  });
}
