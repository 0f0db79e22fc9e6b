import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { emptyTimeline, insert, withPage } from '../../../web-client/features/messages/timeline.js';
import {
  around,
  grownDown,
  grownUp,
  LIVE_END,
  rangeOf,
  trimmed,
} from '../../../web-client/features/messages/window.js';

/** @param {number} seq @returns {any} */
const message = (seq) => ({ id: `m${seq}`, seq, channelId: 'general' });
/** @param {number[]} seqs @returns {any} */
const page = (seqs, next = null) => ({ items: seqs.map(message), next });

test('Pages_and_events_in_any_order_end_in_the_order_of_the_stream', () => {
  const seqs = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(seqs, fc.nat(60), (all, cut) => {
      const paged = all.slice(0, cut).sort((a, b) => b - a);
      const start = withPage(emptyTimeline(), page(paged));
      const end = all.slice(cut).reduce((timeline, seq) => insert(timeline, message(seq)), start);
      assert.deepEqual(
        end.order,
        [...all].sort((a, b) => a - b).map((seq) => `m${seq}`),
      );
    }),
  );
});

test('A_message_before_the_oldest_loaded_one_waits_for_its_page', () => {
  const timeline = withPage(emptyTimeline(), page([9, 8], /** @type {any} */ ('cursor')));
  assert.deepEqual(insert(timeline, message(3)).order, ['m8', 'm9']);
});

test('A_page_does_not_overwrite_what_events_have_kept_up_to_date', () => {
  const timeline = insert(withPage(emptyTimeline(), page([])), {
    ...message(1),
    body: 'newer',
  });
  assert.equal(withPage(timeline, page([1])).messages.m1.body, 'newer');
});

const order = Array.from({ length: 1000 }, (_, i) => `m${i}`);

test('At_first_only_the_newest_are_drawn', () => {
  assert.deepEqual(rangeOf(order, LIVE_END), { from: 940, to: 1000 });
  assert.deepEqual(rangeOf(order.slice(0, 10), LIVE_END), { from: 0, to: 10 });
});

test('Scrolling_all_the_way_up_and_down_draws_every_message_and_never_too_many', () => {
  let drawn = LIVE_END;
  const seen = new Set();
  const look = () => {
    const { from, to } = rangeOf(order, drawn);
    assert.ok(to - from <= 180);
    for (let i = from; i < to; i++) seen.add(i);
  };
  for (let i = 0; i < 60; i++) {
    drawn = grownUp(order, drawn);
    look();
  }
  assert.equal(seen.size, order.length);
  assert.equal(rangeOf(order, drawn).from, 0);
  for (let i = 0; i < 60; i++) {
    drawn = grownDown(order, drawn);
    look();
  }
  assert.equal(rangeOf(order, drawn).to, order.length);
  assert.equal(drawn.end, null, 'at the end new messages are drawn as they come');
});

test('What_is_drawn_stays_the_same_when_older_messages_are_put_before_it', () => {
  const drawn = around(order, 'm500');
  const { from, to } = rangeOf(order, drawn);
  const longer = ['x1', 'x2', ...order];
  assert.deepEqual(rangeOf(longer, drawn), { from: from + 2, to: to + 2 });
});

test('A_reader_at_the_end_lets_go_of_what_is_far_above', () => {
  assert.equal(trimmed(order, { start: 'm700', end: null }), LIVE_END);
  const near = { start: 'm900', end: null };
  assert.equal(trimmed(order, near), near);
});
