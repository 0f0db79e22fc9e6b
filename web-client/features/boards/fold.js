import { foldContent } from './fold-content.js';

/** @typedef {import('../../core/state.js').State} State */
/** @typedef {import('../../core/state.js').Board} Board */
/** @typedef {import('../../core/state.js').StreamEvent} StreamEvent */

/**
 * Boards and what is on the opened ones. The workspace's stream tells of open boards, the inbox of private ones that
 * one is let into, a board's own stream of all else.
 * @param {State} state
 * @param {string} streamId
 * @param {StreamEvent} event
 * @returns {State}
 */
export function fold(state, streamId, event) {
  const { type, data } = event;
  if (type === 'board.created') return created(state, streamId, event);
  if (type === 'board.joined') return added(state, fresh(state, data.boardId, data.workspaceId, true, event));
  if (type === 'board.left') return forgetBoard(state, data.boardId);
  const told = type === 'board.updated' ? updated(state, data) : state;
  return withContent(withMembership(told, streamId, event), streamId, event);
}

/**
 * @param {State} state
 * @param {string} streamId
 * @param {StreamEvent} event
 */
function created(state, streamId, event) {
  const { boardId, isPrivate = false, workspaceId = streamId } = event.data;
  return withContent(added(state, fresh(state, boardId, workspaceId, isPrivate, event)), streamId, event);
}

/**
 * @param {State} state
 * @param {string} id
 * @param {string} workspaceId
 * @param {boolean} isPrivate
 * @param {StreamEvent} event
 * @returns {Board}
 */
function fresh(state, id, workspaceId, isPrivate, { type, data, at, actorId }) {
  const role = state.workspaces[workspaceId]?.role;
  const isMaker = type === 'board.created' && actorId === state.me?.id;
  const isAdmin = isMaker || role === 'owner' || role === 'admin';
  return {
    ...{ id, workspaceId, streamId: id, name: data.name, isPrivate, isArchived: false },
    ...{ channelId: data.channelId ?? null, version: 1, createdAt: at, createdBy: actorId },
    ...{ role: isAdmin ? 'admin' : 'member', head: 0 },
  };
}

/**
 * @param {State} state
 * @param {Board} board
 */
function added(state, board) {
  return state.boards[board.id] ? state : { ...state, boards: { ...state.boards, [board.id]: board } };
}

/**
 * Both the workspace's and the board's stream tell it, and they are not ordered against each other: the version is.
 * @param {State} state
 * @param {any} data
 */
function updated(state, { boardId, name, isArchived, channelId = null, version }) {
  const board = state.boards[boardId];
  if (!board || version <= board.version) return state;
  return { ...state, boards: { ...state.boards, [boardId]: { ...board, name, isArchived, channelId, version } } };
}

/**
 * @param {State} state
 * @param {string} boardId
 * @param {StreamEvent} event
 */
function withMembership(state, boardId, { type, data }) {
  const members = state.boardMembers[boardId];
  if (!members || (type !== 'board.member_added' && type !== 'board.member_removed')) return state;
  const { [/** @type {string} */ (data.userId)]: _, ...others } = members;
  const next = type === 'board.member_added' ? { ...members, [data.userId]: /** @type {const} */ (true) } : others;
  return { ...state, boardMembers: { ...state.boardMembers, [boardId]: next } };
}

/**
 * @param {State} state
 * @param {string} boardId
 * @param {StreamEvent} event
 */
function withContent(state, boardId, event) {
  const content = state.boardContents[boardId];
  if (!content || event.seq <= content.head) return state;
  const next = { ...foldContent(content, event), head: event.seq };
  return settled({ ...state, boardContents: { ...state.boardContents, [boardId]: next } }, event.opId);
}

/**
 * What this page did itself is told: from now on the board shows it without help. The reply may still be to come, but a
 * move that is told was neither refused nor superseded.
 * @param {State} state
 * @param {string | null} opId
 */
function settled(state, opId) {
  if (opId === null || !state.boardOutbox[opId]) return state;
  const { [opId]: _, ...boardOutbox } = state.boardOutbox;
  return { ...state, boardOutbox };
}

/**
 * Takes out a board that one can no longer see, with all that was on it.
 * @param {State} state
 * @param {string} id
 * @returns {State}
 */
export function forgetBoard(state, id) {
  if (!state.boards[id]) return state;
  const isElsewhere = (/** @type {{boardId: string}} */ item) => item.boardId !== id;
  return {
    ...state,
    boards: without(state.boards, id),
    boardContents: without(state.boardContents, id),
    boardMembers: without(state.boardMembers, id),
    viewing: without(state.viewing, id),
    boardOutbox: kept(state.boardOutbox, isElsewhere),
    cards: kept(state.cards, isElsewhere),
    cardLinks: kept(state.cardLinks, isElsewhere),
    linkBoards: without(state.linkBoards, id),
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

/**
 * @template T
 * @param {Record<string, T>} record
 * @param {(item: T) => boolean} isKept
 * @returns {Record<string, T>}
 */
function kept(record, isKept) {
  return Object.fromEntries(Object.entries(record).filter(([, item]) => isKept(item)));
}
