import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RealtimeError } from '../../../web-client/core/errors.js';
import { initialState } from '../../../web-client/core/state.js';
import { createStore } from '../../../web-client/core/store.js';
import { edit, remove, toggleReaction } from '../../../web-client/features/messages/actions.js';
import { fold } from '../../../web-client/features/messages/fold.js';
import {
  loadOlder,
  loadUntil,
  openChannel,
  openThread,
  refreshMessage,
} from '../../../web-client/features/messages/loading.js';

/** @type {any} */
const channel = { id: 'c', workspaceId: 'w', unread: 0 };

/** @param {number} seq @param {any} [more] @returns {any} */
const message = (seq, more = {}) => ({
  ...{
    id: `m${seq}`,
    channelId: 'c',
    seq,
    authorId: 'bo',
    body: `${seq}`,
    threadRootId: null,
    version: 1,
  },
  ...{
    createdAt: new Date(seq * 1000).toISOString(),
    editedAt: null,
    deletedAt: null,
    replyCount: 0,
    lastReplyAt: null,
  },
  ...{ reactions: [], ...more },
});

/** A page whose server answers when the test says so. @param {any} [api] */
function page(api = {}) {
  const store = createStore({
    ...initialState('light'),
    me: /** @type {any} */ ({ id: 'ana' }),
  });
  /** @type {any} */
  const ctx = { store, api, connection: {}, router: {} };
  return {
    ctx,
    store,
    timeline: () => /** @type {any} */ (store.get().timelines.c),
    apply: (/** @type {any} */ event) => store.update((s) => fold(s, 'c', event)),
  };
}

/** @param {number} first @param {number} last @param {string | null} [next] */
const pageOf = (first, last, next = null) => ({
  items: Array.from({ length: last - first + 1 }, (_, i) => message(last - i)),
  next,
});

test('What_happens_between_asking_and_the_reply_is_not_lost', async () => {
  /** @type {(reply: any) => void} */
  let answer = () => undefined;
  const { ctx, timeline, apply } = page({
    get: () => new Promise((resolve) => (answer = resolve)),
  });
  const opening = openChannel(ctx, channel);
  apply({
    seq: 4,
    type: 'message.edited',
    actorId: 'bo',
    at: '',
    opId: null,
    data: { id: 'm2', body: 'new', version: 2 },
  });
  apply({
    seq: 5,
    type: 'message.posted',
    actorId: 'bo',
    at: new Date(9000).toISOString(),
    opId: null,
    data: { id: 'm5', body: '5' },
  });
  answer(pageOf(1, 3));
  await opening;
  assert.deepEqual(timeline().order, ['m1', 'm2', 'm3', 'm5']);
  assert.equal(timeline().messages.m2.body, 'new');
  assert.equal(timeline().replay, undefined);
});

test('A_reply_to_what_was_asked_before_a_resync_is_not_taken_in', async () => {
  /** @type {((reply: any) => void)[]} */
  const answers = [];
  const { ctx, store, timeline } = page({
    get: () => new Promise((resolve) => answers.push(resolve)),
  });
  const before = openChannel(ctx, channel);
  store.update((state) => ({ ...state, timelines: {} }));
  const after = openChannel(ctx, channel);
  answers[0](pageOf(1, 2));
  await before;
  assert.equal(timeline().loaded, false);
  answers[1](pageOf(8, 9));
  await after;
  assert.deepEqual(timeline().order, ['m8', 'm9']);
});

test('A_channel_that_cannot_be_read_says_why_and_can_be_tried_again', async () => {
  let error = /** @type {any} */ (new RealtimeError('server.busy', 'Busy.', 503));
  const { ctx, timeline } = page({
    get: async () => (error ? Promise.reject(error) : pageOf(1, 1)),
  });
  await openChannel(ctx, channel);
  assert.equal(timeline().failure, 'failed');
  error = new RealtimeError('resource.not_found', 'No.', 404);
  await openChannel(ctx, channel);
  assert.equal(timeline().failure, 'missing');
  error = null;
  await openChannel(ctx, channel);
  assert.deepEqual([timeline().failure, timeline().order], [null, ['m1']]);
});

test('Older_pages_are_asked_for_by_the_cursor_until_a_message_is_found', async () => {
  /** @type {string[]} */
  const asked = [];
  const { ctx, timeline } = page({
    async get(/** @type {string} */ path) {
      asked.push(path);
      if (path.includes('before=b')) return pageOf(1, 3);
      return path.includes('before=a') ? pageOf(4, 6, 'b') : pageOf(7, 9, 'a');
    },
  });
  await openChannel(ctx, channel);
  assert.equal(await loadUntil(ctx, 'c', 'm2'), true);
  assert.equal(timeline().order.length, 9);
  assert.equal(asked.length, 3);
  assert.equal(await loadUntil(ctx, 'c', 'elsewhere'), false);
  await loadOlder(ctx, 'c');
  assert.equal(asked.length, 3, 'there is nothing older');
});

test('Looking_for_a_message_waits_for_the_page_that_the_list_reads_already', async () => {
  const { ctx } = page({
    get: async (/** @type {string} */ path) =>
      path.includes('before=') ? { items: [message(1)], next: null } : { items: [message(2)], next: 'older' },
  });
  await openChannel(ctx, channel);
  void loadOlder(ctx, 'c');
  assert.equal(await loadUntil(ctx, 'c', 'm1'), true);
});

test('An_address_of_a_reply_leads_to_its_thread', async () => {
  const { ctx, store } = page({
    get: async (/** @type {string} */ path) =>
      ({
        'messages/m2': message(2, { threadRootId: 'm1' }),
        'messages/m1': message(1, { replyCount: 1 }),
      })[path] ?? { items: [message(2, { threadRootId: 'm1' })], next: null },
  });
  assert.equal(await openThread(ctx, 'c', 'm2'), 'm1');
  assert.equal(await openThread(ctx, 'c', 'm1'), 'm1');
  assert.deepEqual(store.get().threads.m1.order, ['m2']);
  assert.equal(store.get().threads.m1.messages.m1.replyCount, 1);
});

test('A_deleted_reply_of_a_closed_thread_has_its_root_counted_anew', async () => {
  const { ctx, timeline } = page({
    get: async (/** @type {string} */ path) =>
      ({
        'messages/r': message(7, { id: 'r', threadRootId: 'm1' }),
        'messages/m1': message(1, { replyCount: 2 }),
      })[path] ?? pageOf(1, 1),
  });
  await openChannel(ctx, channel);
  await refreshMessage(ctx, 'c', 'r');
  assert.equal(timeline().messages.m1.replyCount, 2);
});

/** @param {any} api */
async function opened(api) {
  const made = page({ get: async () => pageOf(1, 1), ...api });
  await openChannel(made.ctx, channel);
  return made;
}
const refuse =
  (/** @type {string} */ code, /** @type {any} */ current = null) =>
  async () => {
    throw new RealtimeError(code, 'No.', 409, {}, current);
  };

test('A_reaction_shows_at_once_and_goes_when_it_is_refused', async () => {
  const { ctx, timeline } = await opened({ put: refuse('request.invalid') });
  const toggled = toggleReaction(ctx, timeline().messages.m1, '🎉');
  assert.deepEqual(timeline().messages.m1.reactions, [{ emoji: '🎉', userIds: ['ana'] }]);
  await toggled;
  assert.deepEqual(timeline().messages.m1.reactions, []);
  assert.equal(ctx.store.get().toasts.length, 1);
});

test('Two_quick_changes_of_a_reaction_reach_the_server_in_order', async () => {
  /** @type {string[]} */
  const calls = [];
  /** @type {(reply?: any) => void} */
  let answer = () => undefined;
  const { ctx, timeline } = await opened({
    put: (/** @type {string} */ path) => (calls.push(`put ${path}`), new Promise((resolve) => (answer = resolve))),
    delete: async (/** @type {string} */ path) => void calls.push(`delete ${path}`),
  });
  const first = toggleReaction(ctx, timeline().messages.m1, '🎉');
  const second = toggleReaction(ctx, timeline().messages.m1, '🎉');
  await new Promise(setImmediate);
  assert.equal(calls.length, 1);
  answer();
  await Promise.all([first, second]);
  assert.deepEqual(calls, [
    `put messages/m1/reactions/${encodeURIComponent('🎉')}`,
    `delete messages/m1/reactions/${encodeURIComponent('🎉')}`,
  ]);
  assert.deepEqual(timeline().messages.m1.reactions, []);
});

test('A_refused_edit_takes_the_text_back_and_a_conflict_shows_what_is_there_now', async () => {
  const refused = await opened({ patch: refuse('access.denied') });
  await assert.rejects(edit(refused.ctx, refused.timeline().messages.m1, 'mine'), { code: 'access.denied' });
  assert.deepEqual([refused.timeline().messages.m1.body, refused.timeline().messages.m1.editedAt], ['1', null]);

  const current = message(1, { body: 'theirs', version: 2, editedAt: 'then' });
  const stale = await opened({ patch: refuse('version.stale', current) });
  await assert.rejects(edit(stale.ctx, stale.timeline().messages.m1, 'mine'), {
    code: 'version.stale',
  });
  assert.deepEqual([stale.timeline().messages.m1.body, stale.timeline().messages.m1.version], ['theirs', 2]);
});

test('A_refused_deletion_brings_the_message_back', async () => {
  const { ctx, timeline } = await opened({ delete: refuse('access.denied') });
  const removing = remove(ctx, timeline().messages.m1);
  assert.notEqual(timeline().messages.m1.deletedAt, null);
  await removing;
  assert.deepEqual([timeline().messages.m1.deletedAt, timeline().messages.m1.body], [null, '1']);
});
