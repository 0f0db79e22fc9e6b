import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pendingMessages, rowsOf } from '../../../web-client/features/messages/grouping.js';

const NOON = new Date(2026, 10, 22, 12).getTime();
const MINUTE = 60_000;

/** @param {number} seq @param {string} authorId @param {number} minutes @param {any} [more] @returns {any} */
function message(seq, authorId, minutes, more = {}) {
  return {
    id: `m${seq}`,
    seq,
    authorId,
    body: `${seq}`,
    createdAt: new Date(NOON + minutes * MINUTE).toISOString(),
    ...more,
  };
}
/** @param {import('../../../web-client/features/messages/grouping.js').Row[]} rows */
const shape = (rows) =>
  rows.map((row) => (row.kind === 'message' ? `${row.follows ? '+' : ''}${row.message.id}` : row.kind));

test('Messages_of_one_author_within_five_minutes_go_under_one_name', () => {
  const rows = rowsOf([message(1, 'bo', 0), message(2, 'bo', 4), message(3, 'bo', 6), message(4, 'cy', 6)]);
  assert.deepEqual(shape(rows), ['day', 'm1', '+m2', 'm3', 'm4']);
});

test('Each_day_has_a_line_and_begins_a_new_group', () => {
  const rows = rowsOf([message(1, 'bo', 12 * 60 - 1), message(2, 'bo', 12 * 60 + 1)]);
  assert.deepEqual(shape(rows), ['day', 'm1', 'day', 'm2']);
});

test('What_stands_above_the_drawn_part_keeps_its_day_and_group', () => {
  const rows = rowsOf([message(2, 'bo', 1)], { previous: message(1, 'bo', 0) });
  assert.deepEqual(shape(rows), ['+m2']);
});

test('The_line_stands_above_the_first_unread_message_of_somebody_else', () => {
  const rows = rowsOf([message(1, 'bo', 0), message(2, 'ana', 1), message(3, 'bo', 2), message(4, 'bo', 3)], {
    newAfter: 1,
    meId: 'ana',
  });
  assert.deepEqual(shape(rows), ['day', 'm1', 'm2', 'new', 'm3', '+m4']);
});

test('A_line_above_the_drawn_part_is_not_drawn_again_below', () => {
  const rows = rowsOf([message(5, 'bo', 1)], {
    previous: message(4, 'cy', 0),
    newAfter: 2,
    meId: 'ana',
  });
  assert.deepEqual(shape(rows), ['m5']);
});

test('A_row_keeps_its_key_from_sending_to_sent', () => {
  const item = {
    opId: 'op',
    channelId: 'c',
    body: 'hi',
    threadRootId: null,
    createdAt: new Date(NOON).toISOString(),
  };
  const [pending] = pendingMessages([{ ...item, state: 'sending' }], [], 'ana');
  const key = (/** @type {any} */ each) => rowsOf([each]).at(-1)?.key;
  assert.equal(key(pending), key(message(1, 'ana', 0, { opId: 'op' })));
});

/** @param {any} [more] @returns {any} */
const item = (more = {}) => ({
  ...{
    opId: 'op',
    channelId: 'c',
    body: 'hi',
    threadRootId: null,
    state: 'queued',
  },
  ...{ createdAt: new Date(NOON).toISOString(), ...more },
});

test('A_message_sent_before_a_reload_is_not_shown_beside_its_copy_in_the_outbox', () => {
  const arrived = message(1, 'ana', 0, { body: 'hi' });
  assert.deepEqual(pendingMessages([item()], [arrived], 'ana'), []);
  const sent = item({
    state: 'sent',
    body: 'other',
    result: { id: 'm1', seq: 1 },
  });
  assert.deepEqual(pendingMessages([sent], [arrived], 'ana'), []);
});

test('The_same_words_said_twice_are_shown_twice', () => {
  const arrived = message(1, 'ana', 0, { body: 'hi' });
  assert.equal(pendingMessages([item(), item({ opId: 'op2' })], [arrived], 'ana').length, 1);
  const live = message(1, 'ana', 0, { body: 'hi', opId: 'earlier' });
  assert.equal(pendingMessages([item()], [live], 'ana').length, 1);
  const old = message(1, 'ana', -10, { body: 'hi' });
  assert.equal(pendingMessages([item()], [old], 'ana').length, 1);
});

test('A_failed_message_stays_until_a_person_decides', () => {
  const [shown] = pendingMessages(
    [item({ state: 'failed', error: 'No.' })],
    [message(1, 'ana', 0, { body: 'hi' })],
    'ana',
  );
  assert.deepEqual([shown.delivery, shown.error], ['failed', 'No.']);
});
