/** @typedef {import('../../core/board-state.js').BoardCommand} BoardCommand */
/** @typedef {import('../../core/state.js').State} State */
/** @typedef {Record<string, BoardCommand>} BoardOutbox */

/**
 * @param {BoardOutbox} outbox
 * @param {string} boardId
 * @returns {BoardCommand[]} moves that the board shows already, oldest first
 */
export function movesOf(outbox, boardId) {
  return Object.values(outbox).filter(
    (command) => command.boardId === boardId && command.kind === 'move' && command.state !== 'failed',
  );
}

/**
 * @param {BoardOutbox} outbox
 * @param {string} boardId
 * @returns {BoardCommand[]} cards that the server has not told of yet
 */
export function newCardsOf(outbox, boardId) {
  return Object.values(outbox).filter((command) => command.boardId === boardId && command.kind === 'create');
}

/**
 * @param {BoardOutbox} outbox
 * @param {string} [boardId] all boards when left out
 */
export function waitingOf(outbox, boardId) {
  return Object.values(outbox).filter(
    ({ state, ...command }) =>
      (state === 'queued' || state === 'sending') && (boardId === undefined || command.boardId === boardId),
  ).length;
}

/**
 * Moves whose reply has come and whose outcome the board shows by itself: nothing is left to do for them.
 * @param {State} state
 * @returns {BoardCommand[]}
 */
export function settledMoves({ boardOutbox, boardContents }) {
  return Object.values(boardOutbox).filter((command) => {
    if (command.kind !== 'move' || command.state !== 'sent') return false;
    const content = boardContents[command.boardId];
    const card = content?.cards[command.cardId ?? ''];
    return !content || !card || card.version >= command.result.card.version;
  });
}

/**
 * What to tell a person whose move came too late.
 * @param {State} state
 * @param {BoardCommand} command with a receipt that says "superseded"
 */
export function supersededText(state, { boardId, cardId, result }) {
  const content = state.boardContents[boardId];
  const workspaceId = state.boards[boardId]?.workspaceId ?? '';
  const who = state.members[workspaceId]?.[result.by?.userId]?.displayName ?? 'Somebody';
  const card = content?.cards[cardId ?? ''];
  if (content && !card) return `${who} archived this a moment before you.`;
  const list = content?.lists[(card ?? result.card).listId]?.name;
  return list ? `${who} moved this to ${list} a moment before you.` : `${who} moved this a moment before you.`;
}
