import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newestSeq, openStream, receive } from '../../../web-client/core/stream.js';

/** @param {number} seq */
const event = (seq) => ({ seq, type: 'message.posted', actorId: 'ana', at: '', opId: null, data: {} });
/** @param {{ seq: number }[]} events */
const seqs = (events) => events.map(({ seq }) => seq);

test('Events_that_follow_are_applied_at_once', () => {
  const { stream, applied, gap } = receive(openStream('s', 3), [event(4), event(5)]);
  assert.deepEqual(seqs(applied), [4, 5]);
  assert.equal(stream.seq, 5);
  assert.equal(gap, false);
});

test('What_is_not_newer_is_dropped', () => {
  const { stream, applied, gap } = receive(openStream('s', 3), [event(1), event(3)]);
  assert.deepEqual(applied, []);
  assert.equal(stream.held.size, 0);
  assert.equal(gap, false);
});

test('What_is_ahead_is_held_until_the_gap_is_filled', () => {
  const first = receive(openStream('s', 0), [event(3), event(2)]);
  assert.deepEqual(first.applied, []);
  assert.equal(first.gap, true);
  assert.equal(newestSeq(first.stream), 3);
  const second = receive(first.stream, [event(1)]);
  assert.deepEqual(seqs(second.applied), [1, 2, 3]);
  assert.equal(second.gap, false);
});

test('The_stream_that_was_given_in_is_left_as_it_was', () => {
  const stream = Object.freeze(receive(openStream('s', 0), [event(2)]).stream);
  receive(stream, [event(1)]);
  assert.equal(stream.seq, 0);
  assert.deepEqual([...stream.held.keys()], [2]);
});

test('Any_interleaving_of_duplicates_gaps_and_batches_ends_in_the_history', () => {
  const plan = fc.record({
    after: fc.nat(20),
    length: fc.nat(30),
    batches: fc.array(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 12 }), { maxLength: 30 }),
  });
  fc.assert(
    fc.property(plan, ({ after, length, batches }) => {
      const head = after + length;
      let stream = openStream('s', after);
      /** @type {number[]} */
      const applied = [];
      const history = Array.from({ length: head }, (_, i) => event(i + 1));
      for (const batch of [...batches.map((b) => b.filter((seq) => seq <= head).map(event)), history]) {
        const result = receive(stream, batch);
        assert.equal(result.gap, newestSeq(result.stream) > result.stream.seq);
        stream = result.stream;
        applied.push(...seqs(result.applied));
      }
      assert.deepEqual(applied, seqs(history.slice(after)));
      assert.equal(stream.held.size, 0);
    }),
  );
});
