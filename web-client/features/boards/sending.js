import { removed } from '../../core/outbox.js';
import { createOutboxSender } from '../../core/outbox-sender.js';
import { createOutboxStorage } from '../../core/outbox-storage.js';
import { sentenceFor, toast } from '../shell/index.js';
import { settledMoves, supersededText } from './commands.js';
import { showCard } from './showing.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/board-state.js').BoardCommand} BoardCommand */
/** @typedef {Record<string, BoardCommand>} BoardOutbox */

/**
 * Sends moves and new cards, of every board in order, and keeps them in storage for the person who is signed in.
 * @param {Context} ctx
 * @returns {() => void} stops it
 */
export function startSending(ctx) {
  const { store, connection } = ctx;
  let isStopped = false;
  let owner = '';
  /** @type {ReturnType<typeof createOutboxStorage<BoardCommand>>} */
  let storage = createOutboxStorage(owner);
  /** @type {BoardOutbox} */
  let saved = {};

  const update = (/** @type {(outbox: BoardOutbox) => Readonly<BoardOutbox>} */ fn) =>
    store.update((state) => ({ ...state, boardOutbox: fn(state.boardOutbox) }));
  const sender = createOutboxSender({
    read: () => store.get().boardOutbox,
    update,
    send: (command) => send(ctx, command),
    laneOf: ({ boardId }) => boardId,
    // A board moves on over REST while the live connection is away.
    isOnline: () => !isStopped && navigator.onLine,
  });

  function changed() {
    const { me, boardOutbox } = store.get();
    if ((me?.id ?? '') !== owner) return changeOwner(me?.id ?? '');
    finishMoves();
    if (boardOutbox === saved) return;
    const before = saved;
    saved = boardOutbox;
    save(before, boardOutbox);
    const isNew = (/** @type {BoardCommand} */ { opId, state }) =>
      state === 'queued' && (!before[opId] || before[opId].state === 'failed');
    // What was interrupted is queued too, but its next try is the sender's, after a pause.
    if (Object.values(boardOutbox).some(isNew)) sender.flush();
  }

  /** @param {string} id empty when nobody is signed in */
  function changeOwner(id) {
    owner = id;
    storage = createOutboxStorage(owner, localStorage, 'boards');
    saved = id === '' ? {} : storage.load();
    update(() => saved);
    sender.flush();
  }

  function finishMoves() {
    const state = store.get();
    for (const command of settledMoves(state)) {
      update((outbox) => removed(outbox, command.opId));
      if (command.result.outcome !== 'superseded') continue;
      const { boardId, cardId } = command;
      toast(ctx, supersededText(state, command), { label: 'Show', run: () => showCard(ctx, boardId, cardId ?? '') });
    }
    for (const command of Object.values(state.boardOutbox)) {
      if (command.kind !== 'move' || command.state !== 'failed') continue;
      update((outbox) => removed(outbox, command.opId));
      toast(ctx, command.error ?? 'The card couldn’t be moved.', undefined, 'danger');
    }
  }

  /** @param {BoardOutbox} before @param {BoardOutbox} after */
  function save(before, after) {
    try {
      storage.save(before, after);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      toast(ctx, 'This browser’s storage is full: keep this page open until your changes are sent.');
    }
  }

  const stopListening = store.subscribe(changed);
  const stopStatus = connection.onStatus(() => sender.flush());
  changed();
  return () => {
    isStopped = true;
    stopListening();
    stopStatus();
  };
}

/**
 * @param {Context} ctx
 * @param {BoardCommand} command
 */
async function send(ctx, command) {
  try {
    if (command.kind === 'create') return await create(ctx, command);
    return await move(ctx, command);
  } catch (error) {
    const failure = /** @type {any} */ (error);
    // The sender keeps a failure's message for people: it has to be a sentence.
    if (!failure.isTransient) failure.message = sentenceFor(failure);
    throw failure;
  }
}

/** @param {Context} ctx @param {BoardCommand} command */
function create(ctx, { opId, listId, title, afterId, beforeId }) {
  return ctx.api.post(`lists/${listId}/cards`, { title, afterId, beforeId }, { opId });
}

/** @param {Context} ctx @param {BoardCommand} command */
async function move(ctx, { opId, cardId, listId, afterId, beforeId, seenVersion }) {
  const place = { listId, afterId, beforeId, seenVersion };
  if (ctx.connection.status() === 'online') {
    try {
      return await ctx.connection.invoke('MoveCard', { cardId, ...place, opId });
    } catch (error) {
      if (/** @type {any} */ (error).code !== 'connection.lost') throw error;
    }
  }
  // The same operation id: should the hub have done it already, this is answered with the first receipt.
  return ctx.api.post(`cards/${cardId}/moves`, place, { opId });
}
