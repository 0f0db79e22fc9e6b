import { listsOf } from './placement.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/board-state.js').List} List */
/** @typedef {import('../../core/board-state.js').Label} Label */

/**
 * What the server answers is shown at once; the event that tells everybody says the same in a moment.
 * @param {Context} ctx
 * @param {string} boardId
 * @param {'lists' | 'labels'} kind
 * @param {any} item
 */
function remember(ctx, boardId, kind, item) {
  ctx.store.update((state) => {
    const content = state.boardContents[boardId];
    if (!content) return state;
    const next = { ...content, [kind]: { ...content[kind], [item.id]: item } };
    return { ...state, boardContents: { ...state.boardContents, [boardId]: next } };
  });
}

/** @param {Context} ctx @param {string} boardId @param {string} name */
export async function createList(ctx, boardId, name) {
  remember(ctx, boardId, 'lists', await ctx.api.post(`boards/${boardId}/lists`, { name }));
}

/**
 * @param {Context} ctx
 * @param {string} boardId
 * @param {List} list as it was seen
 * @param {Partial<Pick<List, 'name' | 'kind' | 'wipLimit' | 'wipMode'>>} change
 */
export async function updateList(ctx, boardId, list, change) {
  remember(ctx, boardId, 'lists', await ctx.api.patch(`lists/${list.id}`, change, { version: list.version }));
}

/**
 * Moves a list one place to the left or the right.
 * @param {Context} ctx
 * @param {string} boardId
 * @param {string} listId
 * @param {-1 | 1} step
 */
export async function moveList(ctx, boardId, listId, step) {
  const lists = listsOf(ctx.store.get().boardContents[boardId]);
  const others = lists.filter(({ id }) => id !== listId);
  const index = lists.findIndex(({ id }) => id === listId) + step;
  if (index < 0 || index > others.length) return;
  const place = { afterId: others[index - 1]?.id ?? null, beforeId: others[index]?.id ?? null };
  remember(ctx, boardId, 'lists', await ctx.api.post(`lists/${listId}/moves`, place));
}

/** @param {Context} ctx @param {string} listId */
export async function deleteList(ctx, listId) {
  await ctx.api.delete(`lists/${listId}`);
}

/** @param {Context} ctx @param {string} listId @returns {Promise<{count: number}>} */
export function archiveCards(ctx, listId) {
  return ctx.api.post(`lists/${listId}/archive-cards`);
}

/** @param {Context} ctx @param {string} boardId @param {Omit<Label, 'id'>} label */
export async function createLabel(ctx, boardId, label) {
  remember(ctx, boardId, 'labels', await ctx.api.post(`boards/${boardId}/labels`, label));
}

/** @param {Context} ctx @param {string} boardId @param {Label} label */
export async function updateLabel(ctx, boardId, { id, name, color }) {
  remember(ctx, boardId, 'labels', await ctx.api.patch(`labels/${id}`, { name, color }));
}

/** @param {Context} ctx @param {string} labelId */
export async function deleteLabel(ctx, labelId) {
  await ctx.api.delete(`labels/${labelId}`);
}
