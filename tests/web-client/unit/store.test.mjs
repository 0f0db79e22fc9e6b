import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStore } from '../../../web-client/core/store.js';
import { settle } from '../support/clock.mjs';

test('Any_number_of_updates_are_told_once', async () => {
  const store = createStore({ count: 0 });
  let told = 0;
  const leave = store.subscribe(() => told++);
  for (let i = 0; i < 1000; i++) store.update(({ count }) => ({ count: count + 1 }));
  assert.equal(store.get().count, 1000);
  assert.equal(told, 0);
  await settle();
  assert.equal(told, 1);
  store.update((state) => state);
  await settle();
  assert.equal(told, 1, 'nothing has changed');
  leave();
  store.update(() => ({ count: 0 }));
  await settle();
  assert.equal(told, 1, 'nobody listens');
});
