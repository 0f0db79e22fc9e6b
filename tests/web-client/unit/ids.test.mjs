import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { uuidv7 } from '../../../web-client/core/ids.js';

test('Ids_are_version_7_and_sort_in_the_order_they_were_made_whatever_the_clock_does', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 47 }), { minLength: 2, maxLength: 50 }), (instants) => {
      const ids = instants.map((now) => uuidv7(now));
      for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      assert.deepEqual(ids, [...ids].sort());
    }),
  );
});

test('Ten_thousand_ids_of_one_millisecond_differ_and_sort', () => {
  const ids = Array.from({ length: 10_000 }, () => uuidv7(2 ** 47));
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(ids, [...ids].sort());
});

test('An_id_carries_its_instant', () => {
  const later = 2 ** 47 + 1_000_000;
  assert.equal(parseInt(uuidv7(later).replaceAll('-', '').slice(0, 12), 16), later);
});
