import { RealtimeError } from '../../core/errors.js';
import { withReply } from '../channels/unread.js';
import { readAll } from '../shell/pages.js';
import { forgetWorkspace, withoutFailedLoad } from './fold.js';
import { keyBy } from './selectors.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/state.js').Workspace} Workspace */
/** @typedef {import('../../core/state.js').Role} Role */
/** @typedef {import('./invites.js').Invite} Invite */

/**
 * @param {Context} ctx
 * @returns {Promise<Record<string, Workspace>>} all that I am in
 */
export async function loadWorkspaces(ctx) {
  return keyBy(await readAll(ctx.api, 'workspaces'), (workspace) => workspace.id);
}

/**
 * Reads all that the workspace's views need. What happens while reading is not lost: the stream's head is read first
 * and the stream is followed from there.
 * @param {Context} ctx
 * @param {string} id
 */
export async function openWorkspace(ctx, id) {
  // What is shown stays while it is read again.
  if (ctx.store.get().loads[id] !== 'ready') setLoad(ctx, id, 'loading');
  try {
    const { head } = await ctx.api.get(`streams/${id}/events?after=0&limit=1`);
    const [workspace, members, channels, boards] = await Promise.all([
      ctx.api.get(`workspaces/${id}`),
      readAll(ctx.api, `workspaces/${id}/members`),
      readAll(ctx.api, `workspaces/${id}/channels`),
      readAll(ctx.api, `workspaces/${id}/boards`),
    ]);
    ctx.store.update((state) => ({
      ...state,
      workspaces: { ...state.workspaces, [id]: workspace },
      members: { ...state.members, [id]: keyBy(members, (member) => member.userId) },
      channels: { ...othersThan(state.channels, id), ...keyBy(channels.map(newest(state)), (channel) => channel.id) },
      boards: { ...othersThan(state.boards, id), ...keyBy(boards, (board) => board.id) },
      heads: { ...state.heads, [id]: head },
      loads: { ...state.loads, [id]: 'ready' },
    }));
  } catch (error) {
    const isMissing = error instanceof RealtimeError && error.code === 'resource.not_found';
    setLoad(ctx, id, isMissing ? 'missing' : 'failed');
    // The page offers to try again; a defect must not hide behind that.
    if (!(error instanceof RealtimeError)) throw error;
  }
}

/**
 * @param {Context} ctx
 * @param {string} name
 * @returns {Promise<Workspace>}
 */
export async function createWorkspace(ctx, name) {
  const workspace = await ctx.api.post('workspaces', { name });
  remember(ctx, workspace);
  return workspace;
}

/**
 * @param {Context} ctx
 * @param {Workspace} workspace as it was seen
 * @param {string} name
 */
export async function renameWorkspace(ctx, workspace, name) {
  remember(ctx, await ctx.api.patch(`workspaces/${workspace.id}`, { name }, { version: workspace.version }));
}

/**
 * @param {Context} ctx
 * @param {string} id
 * @returns {Promise<Invite[]>} oldest first; those that have expired or are used up included
 */
export async function listInvites(ctx, id) {
  return readAll(ctx.api, `workspaces/${id}/invites`);
}

/**
 * @param {Context} ctx
 * @param {string} id
 * @param {string} code
 */
export async function revokeInvite(ctx, id, code) {
  await ctx.api.delete(`workspaces/${id}/invites/${encodeURIComponent(code)}`);
}

/**
 * @param {Context} ctx
 * @param {string} id
 * @param {Role} role that the invited people get
 * @returns {Promise<Invite>}
 */
export async function createInvite(ctx, id, role) {
  return ctx.api.post(`workspaces/${id}/invites`, { role });
}

/**
 * @param {Context} ctx
 * @param {string} code
 * @returns {Promise<{code: string, workspaceName: string, role: Role, expiresAt: string | null}>}
 */
export async function readInvite(ctx, code) {
  return ctx.api.get(`invites/${encodeURIComponent(code)}`);
}

/**
 * @param {Context} ctx
 * @param {string} code
 * @returns {Promise<Workspace>}
 */
export async function acceptInvite(ctx, code) {
  const workspace = await ctx.api.post(`invites/${encodeURIComponent(code)}/accept`);
  remember(ctx, workspace);
  return workspace;
}

/**
 * @param {Context} ctx
 * @param {string} workspaceId
 * @param {string} userId
 * @param {Role} role
 */
export async function changeRole(ctx, workspaceId, userId, role) {
  const member = await ctx.api.patch(`workspaces/${workspaceId}/members/${userId}`, { role });
  ctx.store.update((state) => ({
    ...state,
    members: { ...state.members, [workspaceId]: { ...state.members[workspaceId], [userId]: member } },
  }));
}

/**
 * @param {Context} ctx
 * @param {string} workspaceId
 * @param {string} userId
 */
export async function removeMember(ctx, workspaceId, userId) {
  await ctx.api.delete(`workspaces/${workspaceId}/members/${userId}`);
}

/**
 * @param {Context} ctx
 * @param {string} workspaceId
 */
export async function leaveWorkspace(ctx, workspaceId) {
  const me = /** @type {import('../../core/state.js').Me} */ (ctx.store.get().me);
  await removeMember(ctx, workspaceId, me.id);
  // The inbox tells the same in a moment; the page need not wait for it.
  ctx.store.update((state) => forgetWorkspace(state, workspaceId));
  ctx.router.navigate('/', { replace: true });
}

/**
 * @param {Context} ctx
 * @param {Workspace} workspace
 */
function remember(ctx, workspace) {
  ctx.store.update((state) => ({
    ...withoutFailedLoad(state, workspace.id),
    workspaces: { ...state.workspaces, [workspace.id]: workspace },
  }));
}

/**
 * @param {Context} ctx
 * @param {string} id
 * @param {import('../../core/state.js').LoadState} load
 */
function setLoad(ctx, id, load) {
  ctx.store.update((state) => ({ ...state, loads: { ...state.loads, [id]: load } }));
}

/**
 * @template {{workspaceId: string}} T
 * @param {Record<string, T>} record
 * @param {string} workspaceId
 * @returns {Record<string, T>}
 */
function othersThan(record, workspaceId) {
  return Object.fromEntries(Object.entries(record).filter(([, item]) => item.workspaceId !== workspaceId));
}

/** @param {import('../../core/state.js').State} state */
function newest({ channels }) {
  return (/** @type {import('../../core/state.js').Channel} */ reply) => withReply(channels[reply.id], reply);
}
