import { boardPath, openBoardsOf } from '../boards/selectors.js';
import { channelsOf, pathOf } from '../channels/index.js';
import { activeMembers, isAdmin } from '../workspaces/index.js';
import { openDialog } from './dialogs.js';

/** @typedef {import('../../core/state.js').Context} Context */
/**
 * @typedef {{
 *   key: string, name: string, note: string, icon: string, userId?: string, unread?: number, path?: string, run?: () => void
 * }} Destination
 */

/**
 * Everywhere one can jump to, the most likely first: unread channels, channels, people, other workspaces, commands.
 * @param {Context} ctx
 * @param {string} workspaceId
 * @returns {Destination[]}
 */
export function destinations(ctx, workspaceId) {
  const state = ctx.store.get();
  const channels = channelsOf(state.channels, workspaceId)
    .map((channel) => ({
      key: channel.id,
      name: channel.name,
      note: channel.isArchived ? 'Archived' : (channel.topic ?? ''),
      icon: channel.isPrivate ? 'lock' : 'hash',
      unread: channel.unread,
      path: pathOf(channel),
      rank: channel.isArchived ? 2 : channel.unread > 0 ? 0 : 1,
    }))
    .sort((a, b) => a.rank - b.rank);
  const boards = openBoardsOf(state.boards, workspaceId).map((board) => ({
    key: board.id,
    name: board.name,
    note: 'Board',
    icon: board.isPrivate ? 'lock' : 'board',
    path: boardPath(board),
  }));
  const people = activeMembers(state.members[workspaceId]).map((member) => ({
    key: member.userId,
    name: member.displayName,
    note: member.userId === state.me?.id ? 'You' : '',
    icon: 'user',
    userId: member.userId,
    path: `/w/${workspaceId}/people/${member.userId}`,
  }));
  const workspaces = Object.values(state.workspaces)
    .filter((workspace) => workspace.id !== workspaceId)
    .map((workspace) => ({
      key: workspace.id,
      name: workspace.name,
      note: 'Workspace',
      icon: 'chevrons',
      path: `/w/${workspace.id}`,
    }));
  return [...channels, ...boards, ...people, ...workspaces, ...commands(ctx, workspaceId)];
}

/** @param {Context} ctx @param {string} workspaceId */
function commands(ctx, workspaceId) {
  const admins = isAdmin(ctx.store.get().workspaces[workspaceId]?.role)
    ? [
        {
          key: 'invite',
          name: 'Invite people',
          note: 'Command',
          icon: 'user-plus',
          run: () => openDialog(ctx, 'invite', { workspaceId }),
        },
        { key: 'audit', name: 'Audit log', note: 'Command', icon: 'history', path: `/w/${workspaceId}/audit` },
      ]
    : [];
  return [
    {
      key: 'create',
      name: 'Create a channel',
      note: 'Command',
      icon: 'plus',
      run: () => openDialog(ctx, 'create-channel', { workspaceId }),
    },
    {
      key: 'create-board',
      name: 'Create a board',
      note: 'Command',
      icon: 'board',
      run: () => openDialog(ctx, 'create-board', { workspaceId }),
    },
    ...admins,
    { key: 'account', name: 'Account and security', note: 'Command', icon: 'lock', path: '/account' },
    {
      key: 'shortcuts',
      name: 'Keyboard shortcuts',
      note: 'Command',
      icon: 'keyboard',
      run: () => openDialog(ctx, 'shortcuts'),
    },
  ];
}
