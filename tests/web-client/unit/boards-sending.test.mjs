import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { RealtimeError } from '../../../web-client/core/errors.js';
import { initialState } from '../../../web-client/core/state.js';
import { createStore } from '../../../web-client/core/store.js';
import { addCard, moveCard, retryCommand } from '../../../web-client/features/boards/card-actions.js';
import { waitingOf } from '../../../web-client/features/boards/commands.js';
import { fold } from '../../../web-client/features/boards/fold.js';
import { startSending } from '../../../web-client/features/boards/sending.js';
import { MemoryStorage } from '../support/memory-storage.mjs';

/** @type {(() => void)[]} */
let stops = [];
afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
});

const card = (/** @type {string} */ id, version = 1) => ({ id, listId: 'todo', rank: id, version, title: id });
const place = (/** @type {string} */ listId) => ({ listId, afterId: null, beforeId: null });

/** One page of Ana's with a board of three lists. @param {any} [storage] @param {any} [answer] */
function page(storage = new MemoryStorage(), answer = () => new Promise(() => undefined)) {
  globalThis.localStorage = storage;
  Object.defineProperty(globalThis, 'navigator', { value: { onLine: true }, configurable: true });
  const lists = ['todo', 'doing', 'done'].map((id, at) => ({ id, name: id.toUpperCase(), rank: `${at}` }));
  /** @type {any} */
  const content = {
    ...{ labels: {}, loaded: true, head: 0, lists: Object.fromEntries(lists.map((list) => [list.id, list])) },
    cards: { a: card('a'), b: card('b') },
  };
  const store = createStore({
    ...initialState('light'),
    me: /** @type {any} */ ({ id: 'ana' }),
    boards: { board: /** @type {any} */ ({ id: 'board', workspaceId: 'w' }) },
    members: { w: { bo: /** @type {any} */ ({ displayName: 'Bo' }) } },
    boardContents: { board: content },
  });
  /** @type {any} */
  const wire = { status: 'online', sent: [], listeners: [], answer };
  const go = (/** @type {string} */ by, /** @type {any} */ command) => {
    wire.sent.push({ by, ...command });
    return wire.answer(command, by);
  };
  /** @type {any} */
  const ctx = {
    ...{ store, router: {} },
    connection: {
      status: () => wire.status,
      onStatus: (/** @type {any} */ f) => (wire.listeners.push(f), () => undefined),
      invoke: (/** @type {string} */ _, /** @type {any} */ command) => go('hub', command),
    },
    api: {
      post: (/** @type {string} */ path, /** @type {any} */ body, /** @type {any} */ { opId }) =>
        go(path, { ...body, opId }),
    },
  };
  stops.push(startSending(ctx));
  return {
    ctx,
    wire,
    store,
    toasts: () => store.get().toasts.map(({ text }) => text),
    outbox: () => Object.values(store.get().boardOutbox),
  };
}
const settle = async () => {
  for (let i = 0; i < 4; i++) await new Promise((resolve) => setImmediate(resolve));
};
/** @param {any} store @param {string} opId @param {any} data */
const tellMoved = (store, opId, data) =>
  store.update((/** @type {any} */ state) =>
    fold(state, 'board', {
      seq: state.boardContents.board.head + 1,
      type: 'card.moved',
      actorId: 'x',
      at: '',
      opId,
      data,
    }),
  );

test('A_move_goes_over_the_hub_with_what_was_seen_and_leaves_the_outbox_with_its_event', async () => {
  const { ctx, wire, store, outbox } = page();
  assert.equal(moveCard(ctx, 'board', 'a', place('done')), true);
  await settle();
  const [{ by, cardId, listId, seenVersion, opId }] = wire.sent;
  assert.deepEqual([by, cardId, listId, seenVersion], ['hub', 'a', 'done', 1]);
  tellMoved(store, opId, { cardId: 'a', version: 2, listId: 'done', rank: 'a' });
  assert.deepEqual(outbox(), []);
});

test('A_move_to_where_the_card_is_sends_nothing', async () => {
  const { ctx, wire } = page();
  assert.equal(moveCard(ctx, 'board', 'b', { listId: 'todo', afterId: 'a', beforeId: null }), false);
  await settle();
  assert.deepEqual(wire.sent, []);
});

test('While_the_hub_is_away_moves_go_over_rest_with_the_same_operation', async () => {
  const { ctx, wire } = page();
  wire.answer = async (/** @type {any} */ _, /** @type {string} */ by) => {
    if (by === 'hub') throw new RealtimeError('connection.lost', 'lost');
    return { outcome: 'applied', card: card('a', 2) };
  };
  moveCard(ctx, 'board', 'a', place('done'));
  await settle();
  assert.deepEqual(
    wire.sent.map((/** @type {any} */ { by }) => by),
    ['hub', 'cards/a/moves'],
  );
  assert.equal(wire.sent[0].opId, wire.sent[1].opId);
  wire.status = 'connecting';
  moveCard(ctx, 'board', 'b', place('done'));
  await settle();
  assert.equal(wire.sent.at(-1).by, 'cards/b/moves');
});

test('Moves_made_offline_wait_in_order_over_a_reload_and_go_one_by_one', async () => {
  const storage = new MemoryStorage();
  const before = page(storage);
  before.wire.status = 'offline';
  before.wire.answer = async () => {
    throw new RealtimeError('network.failed', 'away');
  };
  moveCard(before.ctx, 'board', 'a', place('done'));
  moveCard(before.ctx, 'board', 'b', place('doing'));
  await settle();
  assert.equal(waitingOf(before.store.get().boardOutbox), 2);
  const first = before.wire.sent[0].opId;
  stops.pop()?.();

  /** @type {((receipt: any) => void)[]} */
  const replies = [];
  const { wire, store, outbox } = page(storage, () => new Promise((resolve) => replies.push(resolve)));
  await settle();
  assert.equal(outbox().length, 2);
  wire.listeners.forEach((/** @type {any} */ f) => f('online'));
  await settle();
  assert.deepEqual(
    wire.sent.map((/** @type {any} */ { cardId }) => cardId),
    ['a'],
  );
  assert.equal(wire.sent[0].opId, first);
  replies[0]({ outcome: 'applied', card: { ...card('a', 2), listId: 'done' } });
  await settle();
  assert.deepEqual(
    wire.sent.map((/** @type {any} */ { cardId }) => cardId),
    ['a', 'b'],
  );
  tellMoved(store, wire.sent[0].opId, { cardId: 'a', version: 2, listId: 'done', rank: 'a' });
  assert.equal(outbox().length, 1);
});

test('A_superseded_move_tells_who_was_first_once_the_board_shows_it', async () => {
  const { ctx, wire, store, toasts, outbox } = page();
  wire.answer = async () => ({
    outcome: 'superseded',
    card: { ...card('a', 2), listId: 'doing' },
    by: { userId: 'bo', at: '' },
  });
  moveCard(ctx, 'board', 'a', place('done'));
  await settle();
  assert.deepEqual(toasts(), []);
  tellMoved(store, 'of bo', { cardId: 'a', version: 2, listId: 'doing', rank: 'a' });
  await settle();
  assert.deepEqual(toasts(), ['Bo moved this to DOING a moment before you.']);
  assert.deepEqual(outbox(), []);
});

test('A_refused_move_goes_back_and_says_why', async () => {
  const { ctx, wire, toasts, outbox } = page();
  wire.answer = async () => {
    throw new RealtimeError('list.full', 'full');
  };
  moveCard(ctx, 'board', 'a', place('done'));
  await settle();
  assert.deepEqual(outbox(), []);
  assert.match(toasts()[0], /This list is full/);
});

test('A_refused_new_card_stays_to_be_tried_again', async () => {
  const { ctx, wire, outbox } = page();
  wire.answer = async () => {
    throw new RealtimeError('list.full', 'full');
  };
  addCard(ctx, 'board', 'todo', 'Buy milk');
  await settle();
  assert.equal(outbox()[0].state, 'failed');
  wire.answer = () => new Promise(() => undefined);
  retryCommand(ctx, outbox()[0].opId);
  await settle();
  assert.deepEqual(
    wire.sent.map((/** @type {any} */ { by, title }) => [by, title]),
    [
      ['lists/todo/cards', 'Buy milk'],
      ['lists/todo/cards', 'Buy milk'],
    ],
  );
  assert.equal(wire.sent[0].opId, wire.sent[1].opId);
});
