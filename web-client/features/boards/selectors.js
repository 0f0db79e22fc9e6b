import { routePath } from '../../core/routes.js';

/** @typedef {import('../../core/state.js').Board} Board */

/** Made once: it is used with every event. */
const byName = new Intl.Collator(undefined, { numeric: true });

/**
 * The boards of a workspace by name; archived ones keep their address but leave the list.
 * @param {Record<string, Board>} boards
 * @param {string} workspaceId
 * @returns {Board[]}
 */
export function openBoardsOf(boards, workspaceId) {
  return Object.values(boards)
    .filter((board) => board.workspaceId === workspaceId && !board.isArchived)
    .sort((a, b) => byName.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

/**
 * @param {{id: string, workspaceId: string}} board
 * @param {Record<string, string>} [query] how it is looked at
 */
export function boardPath({ id, workspaceId }, query = {}) {
  return routePath('board', { workspaceId, boardId: id }, query);
}

/**
 * @param {{id: string, workspaceId: string}} board
 * @param {string} cardId
 * @param {Record<string, string>} [query]
 */
export function cardPath({ id, workspaceId }, cardId, query = {}) {
  return routePath('card', { workspaceId, boardId: id, cardId }, query);
}
