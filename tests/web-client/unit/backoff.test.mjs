import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fullJitter } from '../../../web-client/core/backoff.js';

test('The_delay_grows_to_its_cap_and_is_never_beyond', () => {
  const random = () => 0.999999;
  assert.ok(fullJitter(0, random) < 500);
  assert.ok(fullJitter(1, random) > 500);
  assert.ok(fullJitter(5_000, random) <= 15_000);
  assert.equal(
    fullJitter(9, () => 0),
    0,
  );
});
