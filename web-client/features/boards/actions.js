import { withoutEmpty } from './summary.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/state.js').Board} Board */
/** @typedef {import('../../core/board-state.js').BoardContent} BoardContent */

/**
 * Reads all that is on a board; its stream is followed from the head that came with it.
 * @param {Context} ctx
 * @param {string} boardId
 */
export async function loadBoard(ctx, boardId) {
  const { labels, lists, cards, ...board } = await ctx.api.get(`boards/${boardId}`);
  /** @type {BoardContent} */
  const content = {
    labels: byId(labels),
    lists: byId(lists),
    cards: byId(cards.map(withoutEmpty)),
    loaded: true,
    head: board.head,
  };
  ctx.store.update((state) => {
    const known = state.boardContents[boardId];
    // Events have told more than this reply by the time it came.
    if (known && known.head > content.head) return state;
    return {
      ...state,
      boards: { ...state.boards, [boardId]: board },
      boardContents: { ...state.boardContents, [boardId]: content },
    };
  });
}

/**
 * @param {Context} ctx
 * @param {string} workspaceId
 * @param {{name: string, isPrivate: boolean, withChannel: boolean}} wanted
 * @returns {Promise<Board>}
 */
export async function createBoard(ctx, workspaceId, wanted) {
  const board = await ctx.api.post(`workspaces/${workspaceId}/boards`, wanted);
  remember(ctx, board);
  return board;
}

/**
 * @param {Context} ctx
 * @param {Board} board as it was seen
 * @param {{name?: string, isArchived?: boolean, channelId?: string | null}} change
 */
export async function updateBoard(ctx, board, change) {
  try {
    remember(ctx, await ctx.api.patch(`boards/${board.id}`, change, { version: board.version }));
  } catch (error) {
    const { current } = /** @type {any} */ (error);
    if (current) remember(ctx, current);
    throw error;
  }
}

/**
 * @param {Context} ctx
 * @param {Board} board
 */
function remember(ctx, board) {
  ctx.store.update((state) => ({ ...state, boards: { ...state.boards, [board.id]: board } }));
}

/**
 * @template {{id: string}} T
 * @param {T[]} items
 * @returns {Record<string, T>}
 */
function byId(items) {
  return Object.fromEntries(items.map((item) => [item.id, item]));
}
