import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayLabel } from '../../../web-client/features/messages/format.js';
import { reactionLabel } from '../../../web-client/features/messages/reactions.js';
import { advanced, announcement, missedCount, openReading } from '../../../web-client/features/messages/reading.js';
import * as typing from '../../../web-client/features/messages/typing.js';
import { initialState } from '../../../web-client/core/state.js';

const away = { isLooking: false };
const looking = { isLooking: true };

test('A_channel_opens_with_a_line_only_when_something_is_unread', () => {
  assert.deepEqual(openReading({ readSeq: 7, unread: 2 }), {
    line: 7,
    seen: 7,
  });
  assert.deepEqual(openReading({ readSeq: 7, unread: 0 }), {
    line: null,
    seen: 7,
  });
});

test('A_reader_who_sees_messages_arrive_needs_no_line', () => {
  const after = advanced({ line: null, seen: 7 }, { newest: 9, newestByOthers: 9, ...looking });
  assert.deepEqual(after, { line: null, seen: 9 });
});

test('The_line_is_drawn_once_above_the_first_that_was_missed', () => {
  const first = advanced({ line: 3, seen: 9 }, { newest: 10, newestByOthers: 10, ...away });
  assert.deepEqual(first, { line: 9, seen: 9 });
  assert.equal(advanced(first, { newest: 12, newestByOthers: 12, ...away }), first);
  assert.deepEqual(advanced(first, { newest: 12, newestByOthers: 12, ...looking }), { line: 9, seen: 12 });
});

test('My_own_message_draws_no_line', () => {
  const reading = { line: null, seen: 9 };
  assert.equal(advanced(reading, { newest: 10, newestByOthers: 8, ...away }), reading);
});

/** @param {number} seq @param {string} authorId @param {string} [body] @returns {any} */
const message = (seq, authorId, body = '', deletedAt = null) => ({
  id: `${seq}`,
  seq,
  authorId,
  body,
  deletedAt,
});

test('Only_what_others_wrote_and_did_not_delete_counts_as_new', () => {
  const messages = [
    message(1, 'bo'),
    message(2, 'bo'),
    message(3, 'ana'),
    message(4, 'bo', '', /** @type {any} */ ('x')),
  ];
  assert.equal(missedCount(messages, 1, 'ana'), 1);
});

test('One_new_message_is_read_out_and_several_are_counted', () => {
  const name = (/** @type {string} */ id) => id.toUpperCase();
  assert.equal(announcement([message(1, 'bo', 'Hello')], name), 'BO: Hello');
  assert.equal(announcement([message(1, 'bo'), message(2, 'bo')], name), '2 new messages');
  assert.ok(announcement([message(1, 'bo', 'x'.repeat(16_000))], name).length < 250);
});

test('The_line_of_typists_names_two_at_most', () => {
  assert.equal(typing.typingLine([]), '');
  assert.equal(typing.typingLine(['Ana']), 'Ana is typing…');
  assert.equal(typing.typingLine(['Ana', 'Bo']), 'Ana and Bo are typing…');
  assert.equal(typing.typingLine(['Ana', 'Bo', 'Cy']), 'Several people are typing…');
});

test('A_typist_who_is_not_heard_of_for_six_seconds_is_forgotten', () => {
  /** @param {string} actorId @param {boolean} isTyping */
  const signal = (actorId, isTyping) => ({
    streamId: 'c',
    type: 'typing',
    actorId,
    data: { isTyping },
  });
  const start = {
    ...initialState('light'),
    me: /** @type {any} */ ({ id: 'ana' }),
  };
  const state = ['bo', 'ana'].reduce((now, id) => typing.foldTyping(now, signal(id, true), 1000), start);
  assert.deepEqual(Object.keys(state.typing.c), ['bo'], 'one does not see oneself typing');
  assert.equal(typing.withoutExpiredTypists(state, 6999), state);
  assert.deepEqual(typing.withoutExpiredTypists(state, 7000).typing.c, {});
  assert.deepEqual(typing.foldTyping(state, signal('bo', false), 1001).typing.c, {});
});

test('Typing_is_said_at_once_then_every_three_seconds_and_its_end_once', () => {
  let now = 0;
  /** @type {boolean[]} */
  const said = [];
  const typist = typing.createTypist(
    (isTyping) => said.push(isTyping),
    () => now,
  );
  typist.stopped();
  for (; now < 7000; now += 500) typist.typed();
  assert.deepEqual(said, [true, true, true]);
  typist.stopped();
  typist.stopped();
  assert.deepEqual(said, [true, true, true, false]);
});

test('A_reaction_names_its_people_and_me_last', () => {
  const name = (/** @type {string} */ id) => id.toUpperCase();
  const label = (/** @type {string[]} */ userIds) => reactionLabel({ emoji: '🎉', userIds }, 'ana', name);
  assert.equal(label(['ana']), 'You reacted with 🎉');
  assert.equal(label(['ana', 'bo']), 'BO and you reacted with 🎉');
  assert.equal(label(['bo', 'ana', 'cy']), 'BO, CY and you reacted with 🎉');
  assert.match(label(Array.from({ length: 40 }, (_, i) => `p${i}`)), /P11 and 28 more reacted/);
});

test('Days_are_named_as_people_name_them', () => {
  const now = new Date(2026, 10, 22, 0, 30).getTime();
  assert.equal(dayLabel(now, now), 'Today');
  assert.equal(dayLabel(new Date(2026, 10, 21, 23, 59).getTime(), now), 'Yesterday');
  assert.equal(dayLabel(new Date(2026, 10, 16).getTime(), now, 'en-GB').replace(',', ''), 'Monday 16 November');
  assert.match(dayLabel(new Date(2025, 10, 17).getTime(), now, 'en-GB'), /2025/);
});
