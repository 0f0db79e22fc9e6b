import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as outbox from '../../../web-client/core/outbox.js';
import { createOutboxStorage } from '../../../web-client/core/outbox-storage.js';
import { MemoryStorage } from '../support/memory-storage.mjs';

const createdAt = '2026-11-22T21:20:00.000Z';
/** @param {...[opId: string, channelId: string]} commands */
function queued(...commands) {
  /** @type {outbox.Outbox} */
  let box = {};
  for (const [opId, channelId] of commands) box = outbox.enqueue(box, { opId, channelId, body: opId, createdAt });
  return box;
}
/** @param {outbox.Outbox} box */
const dueIds = (box) => outbox.due(box, (item) => item.channelId).map(({ opId }) => opId);

test('Of_each_channel_the_oldest_is_due', () => {
  assert.deepEqual(dueIds(queued(['a', 'general'], ['b', 'general'], ['c', 'random'])), ['a', 'c']);
});

test('The_second_waits_for_the_reply_to_the_first', () => {
  const box = outbox.started(queued(['a', 'general'], ['b', 'general']), 'a');
  assert.deepEqual(dueIds(box), []);
  assert.deepEqual(dueIds(outbox.acknowledged(box, 'a', { id: '1', seq: 1 })), ['b']);
});

test('An_unanswered_command_goes_again_before_what_is_newer', () => {
  const box = outbox.interrupted(outbox.started(queued(['a', 'general'], ['b', 'general']), 'a'), 'a');
  assert.deepEqual(dueIds(box), ['a']);
});

test('A_refused_command_waits_for_a_person_and_holds_nobody_up', () => {
  const box = outbox.refused(queued(['a', 'general'], ['b', 'general']), 'a', 'Too long.');
  assert.deepEqual([box.a.state, box.a.error], ['failed', 'Too long.']);
  assert.deepEqual(dueIds(box), ['b']);
  assert.deepEqual(dueIds(outbox.retried(box, 'a')), ['a']);
  assert.deepEqual(Object.keys(outbox.removed(box, 'a')), ['b']);
});

test('What_is_not_known_to_be_durable_is_counted', () => {
  let box = queued(['a', 'general'], ['b', 'general'], ['c', 'random']);
  box = outbox.started(box, 'a');
  assert.equal(outbox.waiting(box), 3);
  assert.equal(outbox.waiting(box, 'random'), 1);
  assert.equal(outbox.waiting(outbox.acknowledged(box, 'a', { id: '1', seq: 1 })), 2);
});

test('A_reply_after_the_event_changes_nothing', () => {
  const box = outbox.removed(outbox.started(queued(['a', 'general']), 'a'), 'a');
  assert.equal(outbox.acknowledged(box, 'a', { id: '1', seq: 1 }), box);
  assert.deepEqual(box, {});
});

test('A_fresh_read_takes_out_what_it_holds', () => {
  let box = queued(['a', 'general'], ['b', 'general'], ['c', 'general']);
  box = outbox.acknowledged(box, 'a', { id: '1', seq: 7 });
  box = outbox.acknowledged(box, 'b', { id: '2', seq: 9 });
  assert.deepEqual(Object.keys(outbox.settled(box, 'general', 8)), ['b', 'c']);
  assert.equal(outbox.settled(box, 'random', 8), box);
});

test('A_reload_keeps_what_waits_and_sends_again_what_was_under_way', () => {
  const storage = /** @type {any} */ (new MemoryStorage());
  const { load, save } = createOutboxStorage('ana', storage);
  let box = queued(['a', 'general'], ['b', 'general'], ['c', 'general'], ['d', 'general']);
  box = outbox.acknowledged(outbox.started(box, 'b'), 'b', { id: '1', seq: 1 });
  box = outbox.refused(outbox.started(box, 'a'), 'c', 'No.');
  save({}, box);
  const loaded = load();
  assert.deepEqual(
    Object.values(loaded).map(({ opId, state }) => [opId, state]),
    [
      ['a', 'queued'],
      ['c', 'failed'],
      ['d', 'queued'],
    ],
  );
  save(box, outbox.removed(box, 'd'));
  assert.deepEqual(Object.keys(load()), ['a', 'c']);
});

test('The_next_person_at_this_computer_sends_nothing_of_the_former', () => {
  const storage = /** @type {any} */ (new MemoryStorage());
  createOutboxStorage('ana', storage).save({}, queued(['a', 'general']));
  assert.deepEqual(createOutboxStorage('bo', storage).load(), {});
});

test('Two_tabs_of_one_person_do_not_overwrite_each_other', () => {
  const storage = /** @type {any} */ (new MemoryStorage());
  const [one, two] = [createOutboxStorage('ana', storage), createOutboxStorage('ana', storage)];
  one.save({}, queued(['a', 'general']));
  two.save({}, queued(['b', 'general']));
  assert.deepEqual(Object.keys(one.load()), ['a', 'b']);
});
