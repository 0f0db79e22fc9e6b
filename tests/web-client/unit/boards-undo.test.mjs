import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RealtimeError } from '../../../web-client/core/errors.js';
import { initialState } from '../../../web-client/core/state.js';
import { createStore } from '../../../web-client/core/store.js';
import { undo } from '../../../web-client/features/boards/undo.js';

/** What is told where the server refuses with this. @param {any} current @param {string} message */
const told = (current, message) =>
  toldAfter(() => Promise.reject(new RealtimeError('undo.conflict', message, 409, {}, current)));

/** What is told where the server answers so. @param {() => Promise<any>} post */
async function toldAfter(post) {
  const store = createStore({
    ...initialState('light'),
    boards: { board: /** @type {any} */ ({ id: 'board', workspaceId: 'w' }) },
    members: { w: { bo: /** @type {any} */ ({ displayName: 'Bo' }) } },
  });
  await undo(/** @type {any} */ ({ store, api: { post } }), 'board', 'undo');
  return store.get().toasts.map(({ text }) => text);
}

test('A_refused_undo_names_who_touched_the_card_since', async () => {
  const texts = await told({ userId: 'bo', cardId: 'card' }, 'Somebody else changed it since.');

  assert.deepEqual(texts, ['Bo changed this after you, so it stays as it is.']);
});

test('A_refused_undo_that_nobody_else_caused_says_why', async () => {
  const texts = await told({ userId: null, cardId: 'card' }, 'The list is full.');

  assert.deepEqual(texts, ['The list is full.']);
});

test('Of_an_archived_list_it_is_told_how_many_cards_came_back_and_how_many_did_not', async () => {
  const answer = {
    kind: 'list.cards_archived',
    cardId: 'card',
    card: { title: 'One' },
    count: 4,
    left: 0,
  };

  assert.deepEqual(await toldAfter(() => Promise.resolve(answer)), ['Undid: archiving the list’s cards (4).']);
  assert.deepEqual(await toldAfter(() => Promise.resolve({ ...answer, count: 3, left: 1 })), [
    'Undid: archiving the list’s cards (3 of 4; the others were changed since, or have no room).',
  ]);
});

test('What_cannot_be_undone_is_named', async () => {
  const refused = (/** @type {any} */ current) =>
    toldAfter(() => Promise.reject(new RealtimeError('undo.unsupported', 'No.', 409, {}, current)));

  assert.deepEqual(await refused({ kind: 'comment.posted' }), [
    'A comment cannot be undone. Undo once more for what you did before it.',
  ]);
  assert.deepEqual(await refused({ kind: 'something.new' }), [
    'What you did last cannot be undone. Undo once more for what you did before it.',
  ]);
});
