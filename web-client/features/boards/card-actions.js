import { uuidv7 } from '../../core/ids.js';
import { columnsOf, isAt } from './placement.js';
import { movesOf } from './commands.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/board-state.js').BoardCommand} BoardCommand */
/** @typedef {import('./placement.js').Place} Place */

/**
 * Moves a card here at once and on the server as soon as it can be reached.
 * @param {Context} ctx
 * @param {string} boardId
 * @param {string} cardId
 * @param {Place} place
 * @param {number} [seenVersion] of the card when the person took it up
 * @returns {boolean} false when it stands there already
 */
export function moveCard(ctx, boardId, cardId, place, seenVersion) {
  const { boardContents, boardOutbox } = ctx.store.get();
  const content = boardContents[boardId];
  const card = content?.cards[cardId];
  if (!card || isAt(columnsOf(content, movesOf(boardOutbox, boardId)), cardId, place)) return false;
  enqueue(ctx, { kind: 'move', boardId, cardId, ...place, seenVersion: seenVersion ?? card.version });
  return true;
}

/**
 * Adds a card at the end of a list; until the server tells of it, it is drawn as waiting.
 * @param {Context} ctx
 * @param {string} boardId
 * @param {string} listId
 * @param {string} title
 */
export function addCard(ctx, boardId, listId, title) {
  enqueue(ctx, { kind: 'create', boardId, listId, title, afterId: null, beforeId: null });
}

/**
 * Takes out a new card that the server refused.
 * @param {Context} ctx
 * @param {string} opId
 */
export function discardCommand(ctx, opId) {
  ctx.store.update((state) => {
    const { [opId]: _, ...boardOutbox } = state.boardOutbox;
    return { ...state, boardOutbox };
  });
}

/**
 * @param {Context} ctx
 * @param {string} opId
 */
export function retryCommand(ctx, opId) {
  ctx.store.update((state) => {
    const command = state.boardOutbox[opId];
    if (command?.state !== 'failed') return state;
    return { ...state, boardOutbox: { ...state.boardOutbox, [opId]: { ...command, state: 'queued' } } };
  });
}

/**
 * @param {Context} ctx
 * @param {Omit<BoardCommand, 'opId' | 'state'>} command
 */
function enqueue(ctx, command) {
  const opId = uuidv7();
  ctx.store.update((state) => ({
    ...state,
    boardOutbox: { ...state.boardOutbox, [opId]: { ...command, opId, state: 'queued' } },
  }));
}

/**
 * @param {Context} ctx
 * @param {string} cardId
 * @param {'archive' | 'trash' | 'restore'} what
 */
export function changeCardState(ctx, cardId, what) {
  return ctx.api.post(`cards/${cardId}/${what}`);
}

/** @param {Context} ctx @param {string} cardId one in the trash */
export function deleteCard(ctx, cardId) {
  return ctx.api.delete(`cards/${cardId}`);
}

/**
 * @param {Context} ctx
 * @param {string} boardId
 * @param {'archived' | 'trashed'} state
 * @param {string | null} [after] where the page before ended
 * @returns {Promise<{items: any[], next: string | null}>} newest first
 */
export function listCards(ctx, boardId, state, after) {
  const cursor = after ? `&after=${encodeURIComponent(after)}` : '';
  return ctx.api.get(`boards/${boardId}/cards?state=${state}${cursor}`);
}
