import { forgetBoard } from '../boards/fold.js';
import { forgetChannel } from '../channels/fold.js';

/** @typedef {import('../../core/state.js').State} State */
/** @typedef {import('../../core/state.js').StreamEvent} StreamEvent */

/**
 * Workspaces and their members: the workspace's own stream and the person's inbox.
 * @param {State} state
 * @param {string} streamId
 * @param {StreamEvent} event
 * @returns {State}
 */
export function fold(state, streamId, event) {
  const { type, data } = event;
  switch (type) {
    case 'workspace.updated':
      return withWorkspace(state, streamId, { name: data.name, version: data.version });
    case 'member.joined':
      return withMember(state, streamId, {
        userId: data.userId,
        displayName: data.displayName,
        role: data.role,
        isActive: true,
        joinedAt: event.at,
      });
    case 'member.updated':
      return changeRole(state, streamId, data);
    case 'member.renamed':
      return changeMember(state, streamId, data.userId, { displayName: data.displayName });
    case 'account.renamed':
      return state.me ? { ...state, me: { ...state.me, displayName: data.displayName } } : state;
    case 'member.removed':
      return changeMember(state, streamId, data.userId, { isActive: false });
    case 'workspace.joined':
      return joined(state, event);
    case 'workspace.left':
      return forgetWorkspace(state, data.workspaceId);
    default:
      return state;
  }
}

/**
 * @param {State} state
 * @param {string} id
 * @param {Partial<import('../../core/state.js').Workspace>} change
 */
function withWorkspace(state, id, change) {
  const workspace = state.workspaces[id];
  return workspace ? { ...state, workspaces: { ...state.workspaces, [id]: { ...workspace, ...change } } } : state;
}

/**
 * @param {State} state
 * @param {string} workspaceId
 * @param {import('../../core/state.js').Member} member
 */
function withMember(state, workspaceId, member) {
  const members = state.members[workspaceId];
  return members
    ? { ...state, members: { ...state.members, [workspaceId]: { ...members, [member.userId]: member } } }
    : state;
}

/**
 * @param {State} state
 * @param {string} workspaceId
 * @param {string} userId
 * @param {Partial<import('../../core/state.js').Member>} change
 */
function changeMember(state, workspaceId, userId, change) {
  const member = state.members[workspaceId]?.[userId];
  return member ? withMember(state, workspaceId, { ...member, ...change }) : state;
}

/**
 * @param {State} state
 * @param {string} workspaceId
 * @param {{userId: string, role: import('../../core/state.js').Role}} data
 */
function changeRole(state, workspaceId, { userId, role }) {
  const changed = changeMember(state, workspaceId, userId, { role });
  // What I may do myself stands on the workspace.
  return userId === state.me?.id ? withWorkspace(changed, workspaceId, { role }) : changed;
}

/**
 * @param {State} state
 * @param {StreamEvent} event
 */
function joined(state, { data, at }) {
  const id = data.workspaceId;
  if (state.workspaces[id]) return withWorkspace(state, id, { role: data.role });
  const workspace = { id, name: data.name, streamId: id, role: data.role, version: 1, createdAt: at };
  return { ...withoutFailedLoad(state, id), workspaces: { ...state.workspaces, [id]: workspace } };
}

/**
 * A workspace that was not there when it was last looked for is looked for again.
 * @param {State} state
 * @param {string} id
 * @returns {State}
 */
export function withoutFailedLoad(state, id) {
  const load = state.loads[id];
  return load === 'missing' || load === 'failed' ? { ...state, loads: without(state.loads, id) } : state;
}

/**
 * Takes out all that belongs to a workspace that one is no longer in.
 * @param {State} state
 * @param {string} id
 * @returns {State}
 */
export function forgetWorkspace(state, id) {
  if (!state.workspaces[id]) return state;
  const gone = Object.values(state.channels).filter((channel) => channel.workspaceId === id);
  const boards = Object.values(state.boards).filter((board) => board.workspaceId === id);
  const rest = boards.reduce(
    (current, board) => forgetBoard(current, board.id),
    gone.reduce((current, channel) => forgetChannel(current, channel.id), state),
  );
  return {
    ...rest,
    workspaces: without(state.workspaces, id),
    members: without(state.members, id),
    presence: without(state.presence, id),
    loads: without(state.loads, id),
  };
}

/**
 * @template T
 * @param {Record<string, T>} record
 * @param {string} key
 */
function without(record, key) {
  const { [key]: _, ...rest } = record;
  return rest;
}
