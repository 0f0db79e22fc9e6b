import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialState } from '../../../web-client/core/state.js';
import { fold, withPage } from '../../../web-client/features/inbox/fold.js';

const ME = 'me';
let seq = 0;

/** @param {number} n @param {string | null} [readAt] */
const item = (n, readAt = null) => ({
  ...{ id: `n${n}`, kind: 'assignment', at: `2026-11-22T10:0${n}:00.000Z`, readAt, workspaceId: 'w', data: {} },
});

/** @param {any[]} items newest first @param {string | null} [next] @param {number} [unread] */
function inboxOf(items, next = null, unread = items.filter(({ readAt }) => !readAt).length) {
  const state = { ...initialState('light'), me: /** @type {any} */ ({ id: ME, streamId: ME }) };
  return { ...state, inbox: withPage(state.inbox, { items, next, unread }, true) };
}

/** @param {any} state @param {string} type @param {object} data */
const folded = (state, type, data) =>
  fold(state, ME, { seq: ++seq, type, actorId: ME, at: '2026-11-22T11:00:00.000Z', opId: null, data });

/** @param {any} state */
const unreadOf = ({ inbox }) => [
  inbox.unread,
  inbox.order.filter((/** @type {string} */ id) => !inbox.items[id].readAt),
];

test('What_comes_stands_first_and_is_counted_once', () => {
  const { readAt: _, ...told } = item(3);
  const once = folded(inboxOf([item(2), item(1)]), 'inbox.added', { item: told });
  assert.deepEqual(unreadOf(once), [3, ['n3', 'n2', 'n1']]);
  assert.deepEqual(folded(once, 'inbox.added', { item: told }), once);
});

test('Reading_and_unreading_on_another_device_is_seen_here', () => {
  const read = folded(inboxOf([item(2), item(1)]), 'inbox.read', { ids: ['n1'], isRead: true });
  assert.deepEqual(unreadOf(read), [1, ['n2']]);
  assert.deepEqual(unreadOf(folded(read, 'inbox.read', { ids: ['n1'], isRead: false })), [2, ['n2', 'n1']]);
  assert.deepEqual(folded(read, 'inbox.read', { ids: ['n1'], isRead: true }).inbox.unread, 1);
});

test('Reading_up_to_one_reads_all_older_ones_even_those_not_held', () => {
  const state = folded(inboxOf([item(3), item(2), item(1)], 'older', 9), 'inbox.read', { upTo: 'n2', isRead: true });
  assert.deepEqual(unreadOf(state), [1, ['n3']]);
  assert.ok(!state.inbox.isStale);
});

test('Reading_what_is_not_held_makes_the_count_be_read_again', () => {
  const state = inboxOf([item(3)], 'older', 5);
  assert.ok(folded(state, 'inbox.read', { ids: ['n1'], isRead: true }).inbox.isStale);
  assert.ok(folded(state, 'inbox.read', { upTo: 'n1', isRead: true }).inbox.isStale);
});

test('What_came_while_the_first_page_was_read_stays_and_counts', () => {
  const early = folded(inboxOf([]), 'inbox.added', { item: item(3) });
  const inbox = withPage(early.inbox, { items: [item(2), item(1)], next: null, unread: 2 }, true);
  assert.deepEqual(unreadOf({ inbox }), [3, ['n3', 'n2', 'n1']]);
});

test('Older_pages_go_below', () => {
  const { inbox } = inboxOf([item(3)], 'older', 3);
  const whole = withPage(inbox, { items: [item(2), item(1)], next: null, unread: 3 }, false);
  assert.deepEqual(whole.order, ['n3', 'n2', 'n1']);
});

test('Other_streams_leave_the_inbox_alone', () => {
  const state = inboxOf([]);
  const event = { seq: 1, type: 'inbox.added', actorId: ME, at: '', opId: null, data: { item: item(1) } };
  assert.equal(fold(state, 'somebody', event), state);
});
