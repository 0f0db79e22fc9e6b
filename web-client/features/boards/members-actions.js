import { readAll } from '../shell/pages.js';
import { forgetBoard } from './fold.js';

/** @typedef {import('../../core/state.js').Context} Context */

/** @param {Context} ctx @param {string} boardId */
export async function loadBoardMembers(ctx, boardId) {
  const items = await readAll(ctx.api, `boards/${boardId}/members`);
  /** @type {Record<string, true>} */
  const members = Object.fromEntries(items.map(({ userId }) => [userId, true]));
  ctx.store.update((state) => ({ ...state, boardMembers: { ...state.boardMembers, [boardId]: members } }));
}

/** @param {Context} ctx @param {string} boardId @param {string} userId */
export async function addBoardMember(ctx, boardId, userId) {
  await ctx.api.post(`boards/${boardId}/members`, { userId });
  change(ctx, boardId, (members) => ({ ...members, [userId]: true }));
}

/**
 * Takes somebody off a private board; whoever takes off oneself no longer sees it.
 * @param {Context} ctx
 * @param {import('../../core/state.js').Board} board
 * @param {string} userId
 */
export async function removeBoardMember(ctx, board, userId) {
  await ctx.api.delete(`boards/${board.id}/members/${userId}`);
  if (userId !== ctx.store.get().me?.id) return change(ctx, board.id, ({ [userId]: _, ...others }) => others);
  // The inbox tells the same in a moment; the page need not wait for it.
  ctx.store.update((state) => forgetBoard(state, board.id));
  ctx.router.navigate(`/w/${board.workspaceId}`, { replace: true });
}

/** @param {Context} ctx @param {string} boardId @param {(members: Record<string, true>) => Record<string, true>} fn */
function change(ctx, boardId, fn) {
  ctx.store.update((state) => {
    const members = state.boardMembers[boardId];
    return members ? { ...state, boardMembers: { ...state.boardMembers, [boardId]: fn(members) } } : state;
  });
}
