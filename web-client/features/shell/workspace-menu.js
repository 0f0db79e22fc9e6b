import { html } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { askToLeave, isAdmin } from '../workspaces/index.js';
import { openDialog } from './dialogs.js';
import { Icon } from './icon.js';
import { Menu } from './menu.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/state.js').Workspace} Workspace */

/**
 * The workspace's name; behind it its commands and the other workspaces.
 * @param {{ctx: Context, workspaceId: string}} props
 */
export function WorkspaceMenu({ ctx, workspaceId }) {
  const workspaces = useStore(ctx.store, (state) => state.workspaces);
  const workspace = workspaces[workspaceId];
  if (!workspace) return null;
  return html`<${Menu}
    label="Workspace menu"
    showsName
    className="workspace-button"
    align="start"
    items=${items(ctx, workspace, workspaces)}
  >
    <${WorkspaceMark} name=${workspace.name} />
    <span class="ellipsis">${workspace.name}</span><span class="visually-hidden">, workspace menu</span>
    <${Icon} name="chevrons" />
  <//>`;
}

/** @param {{name: string}} props */
function WorkspaceMark({ name }) {
  return html`<span class="workspace-mark" aria-hidden="true">${[...name.trim()][0]?.toLocaleUpperCase()}</span>`;
}

/**
 * @param {Context} ctx
 * @param {Workspace} workspace
 * @param {Record<string, Workspace>} workspaces
 * @returns {import('./menu.js').MenuItem[]}
 */
function items(ctx, workspace, workspaces) {
  /** @type {import('./menu.js').MenuItem[]} */
  const own = [{ label: 'People', icon: 'users', onSelect: () => ctx.router.navigate(`/w/${workspace.id}/people`) }];
  if (isAdmin(workspace.role)) {
    own.unshift({
      label: 'Invite people',
      icon: 'user-plus',
      onSelect: () => openDialog(ctx, 'invite', { workspaceId: workspace.id }),
    });
    own.push({
      label: 'Rename workspace',
      icon: 'edit',
      onSelect: () => openDialog(ctx, 'rename-workspace', { workspace }),
    });
    own.push({
      label: 'Audit log',
      icon: 'history',
      onSelect: () => ctx.router.navigate(`/w/${workspace.id}/audit`),
    });
  }
  own.push({ label: 'Leave workspace', icon: 'leave', onSelect: () => askToLeave(ctx, workspace) });
  const all = Object.values(workspaces).sort((a, b) => a.name.localeCompare(b.name));
  const switches = all.map((other) => ({
    label: other.name,
    checked: other.id === workspace.id,
    onSelect: () => ctx.router.navigate(`/w/${other.id}`),
  }));
  return [
    ...own,
    'separator',
    ...switches,
    { label: 'Create a workspace', icon: 'plus', onSelect: () => openDialog(ctx, 'create-workspace') },
  ];
}
