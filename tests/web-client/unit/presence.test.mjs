import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStore } from '../../../web-client/core/store.js';
import { startPresence } from '../../../web-client/features/presence/index.js';
import { settle } from '../support/clock.mjs';

/** A page in a workspace whose readings of who is online are answered when the test says so. */
function scene() {
  /** @type {((userIds: string[]) => void)[]} */
  const answers = [];
  /** @type {(signal: any) => void} */
  let signal = () => undefined;
  /** @type {(streamId: string) => void} */
  let join = () => undefined;
  const store = createStore(/** @type {any} */ ({ workspaces: { w: { id: 'w' } }, members: {}, presence: {} }));
  const ctx = /** @type {any} */ ({
    store,
    api: {
      get: () => new Promise((resolve) => answers.push((ids) => resolve({ items: ids.map((userId) => ({ userId })) }))),
    },
    connection: {
      onSignal: (/** @type {typeof signal} */ listener) => ((signal = listener), () => undefined),
      onJoined: (/** @type {typeof join} */ listener) => ((join = listener), () => undefined),
    },
  });
  startPresence(ctx);
  return {
    answers,
    join: () => join('w'),
    store,
    /** @param {string} actorId @param {boolean} isOnline */
    says: (actorId, isOnline) => signal({ streamId: 'w', type: 'presence', actorId, data: { isOnline } }),
    online: () => Object.keys(store.get().presence.w ?? {}).sort(),
  };
}

test('Who_is_online_is_read_once_the_stream_is_heard', async () => {
  const { answers, join, online } = scene();
  assert.equal(answers.length, 0);
  join();
  answers[0](['ana', 'ben']);
  await settle();
  assert.deepEqual(online(), ['ana', 'ben']);
});

test('What_is_said_while_reading_is_newer_than_the_reading', async () => {
  const { answers, join, says, online } = scene();
  join();
  says('ben', true);
  says('ana', false);
  answers[0](['ana']);
  await settle();
  assert.deepEqual(online(), ['ben']);
});

test('An_older_reading_that_comes_late_is_dropped', async () => {
  const { answers, join, says, online } = scene();
  join();
  join();
  answers[1](['ben']);
  await settle();
  says('cleo', true);
  answers[0](['ana']);
  await settle();
  assert.deepEqual(online(), ['ben', 'cleo']);
});

test('A_new_member_may_have_been_online_before', async () => {
  const { answers, store, online } = scene();
  const members = (/** @type {object} */ w) =>
    store.update((state) => /** @type {any} */ ({ ...state, members: { w } }));
  members({ ana: {} });
  await settle();
  assert.equal(answers.length, 0);
  members({ ana: {}, ben: {} });
  await settle();
  answers[0](['ben']);
  await settle();
  assert.deepEqual(online(), ['ben']);
});
