import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { RealtimeError } from '../../../web-client/core/errors.js';
import { initialState } from '../../../web-client/core/state.js';
import { createStore } from '../../../web-client/core/store.js';
import { send } from '../../../web-client/features/messages/actions.js';
import { draftOf } from '../../../web-client/features/messages/drafts.js';
import { fold } from '../../../web-client/features/messages/fold.js';
import { startSending } from '../../../web-client/features/messages/sending.js';
import { MemoryStorage } from '../support/memory-storage.mjs';

/** @type {(() => void)[]} */
let stops = [];
afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
});

/** One page of Ana's; pages that share a storage are the same browser. @param {any} storage */
function page(storage) {
  globalThis.localStorage = storage;
  const store = createStore({
    ...initialState('light'),
    me: /** @type {any} */ ({ id: 'ana' }),
  });
  /** @type {any} */
  const wire = {
    status: 'online',
    head: 0,
    sent: [],
    answer: async () => ({ id: 'm1', seq: 1 }),
    listeners: [],
  };
  const connection = {
    status: () => wire.status,
    head: () => wire.head,
    onStatus: (/** @type {any} */ f) => (wire.listeners.push(f), () => undefined),
    invoke: (/** @type {string} */ method, /** @type {any} */ command) => {
      wire.sent.push({ method, ...command });
      return wire.answer(command);
    },
  };
  /** @type {any} */
  const ctx = { store, connection, api: {}, router: {} };
  stops.push(startSending(ctx));
  return { ctx, wire, items: () => Object.values(store.get().outbox), store };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('What_is_written_goes_out_and_leaves_the_outbox_with_its_event', async () => {
  const { ctx, wire, items, store } = page(new MemoryStorage());
  send(ctx, { channelId: 'c', body: 'hi', threadRootId: 'root' });
  await settle();
  const [{ method, channelId, body, threadRootId, opId }] = wire.sent;
  assert.deepEqual(
    { method, channelId, body, threadRootId },
    { method: 'SendMessage', channelId: 'c', body: 'hi', threadRootId: 'root' },
  );
  assert.equal(items()[0].state, 'sent');
  store.update((state) =>
    fold(state, 'c', {
      seq: 1,
      type: 'message.posted',
      actorId: 'ana',
      at: '',
      opId,
      data: { id: 'm1', body: 'hi' },
    }),
  );
  assert.deepEqual(items(), []);
});

test('What_is_written_offline_waits_and_goes_out_in_order_when_the_connection_is_back', async () => {
  const { ctx, wire, items } = page(new MemoryStorage());
  wire.status = 'offline';
  send(ctx, { channelId: 'c', body: 'one' });
  send(ctx, { channelId: 'c', body: 'two' });
  await settle();
  assert.deepEqual(wire.sent, []);
  assert.deepEqual(
    items().map(({ state }) => state),
    ['queued', 'queued'],
  );
  wire.status = 'online';
  for (const listener of wire.listeners) listener('online');
  await settle();
  assert.deepEqual(
    wire.sent.map((/** @type {any} */ each) => each.body),
    ['one', 'two'],
  );
});

test('A_reload_loses_nothing_and_sends_with_the_same_operation_id', async () => {
  const storage = new MemoryStorage();
  const before = page(storage);
  before.wire.answer = () => new Promise(() => undefined);
  send(before.ctx, { channelId: 'c', body: 'hi' });
  await settle();
  const after = page(storage);
  await settle();
  assert.equal(after.wire.sent[0].opId, before.wire.sent[0].opId);
});

test('A_message_whose_event_has_passed_before_the_reload_leaves_with_the_reply', async () => {
  const storage = new MemoryStorage();
  const before = page(storage);
  before.wire.answer = () => new Promise(() => undefined);
  send(before.ctx, { channelId: 'c', body: 'hi' });
  await settle();
  const after = page(storage);
  after.wire.head = 5;
  await settle();
  assert.deepEqual(after.items(), []);
});

test('What_is_refused_stays_as_failed_across_a_reload', async () => {
  const storage = new MemoryStorage();
  const { ctx, wire, items } = page(storage);
  wire.answer = async () => {
    throw new RealtimeError('channel.archived', 'It is archived.');
  };
  send(ctx, { channelId: 'c', body: 'hi' });
  await settle();
  assert.deepEqual([items()[0].state, items()[0].error], ['failed', 'It is archived.']);
  const after = page(storage);
  await settle();
  assert.equal(after.items()[0].state, 'failed');
  assert.deepEqual(after.wire.sent, []);
});

test('The_next_person_at_this_computer_sends_nothing_of_the_last_one', async () => {
  const storage = new MemoryStorage();
  const { ctx, wire, store, items } = page(storage);
  wire.status = 'offline';
  send(ctx, { channelId: 'c', body: 'hi' });
  await settle();
  store.update((state) => ({
    ...state,
    me: /** @type {any} */ ({ id: 'bo' }),
  }));
  await settle();
  assert.deepEqual(items(), []);
});

test('A_draft_belongs_to_one_person_and_one_conversation', () => {
  const storage = /** @type {any} */ (new MemoryStorage());
  draftOf('ana', 'c', null, storage).write('half a th');
  assert.equal(draftOf('ana', 'c', null, storage).read(), 'half a th');
  assert.equal(draftOf('ana', 'c', 'root', storage).read(), '');
  assert.equal(draftOf('bo', 'c', null, storage).read(), '');
  draftOf('ana', 'c', null, storage).write('  ');
  assert.equal(storage.length, 0);
});
