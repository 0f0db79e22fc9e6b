import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RealtimeError } from '../../../web-client/core/errors.js';
import { deviceName } from '../../../web-client/features/account/device-name.js';
import { end } from '../../../web-client/features/account/ending.js';
import { LIFETIMES, endOf } from '../../../web-client/features/account/scopes.js';

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36';

test('A_device_is_called_by_its_browser_and_system', () => {
  const cases = /** @type {const} */ ([
    [CHROME, 'Chrome on Windows'],
    [`${CHROME} Edg/141.0`, 'Edge on Windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0', 'Firefox on Linux'],
    ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/141.0 Mobile Safari/537.36', 'Chrome on Android'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Safari/604.1',
      'Safari on iPhone',
    ],
    ['curl/8', 'A browser'],
    ['', 'A browser'],
  ]);
  for (const [userAgent, name] of cases) assert.equal(deviceName({ kind: 'browser', userAgent }), name);
});

test('A_program_is_called_as_it_calls_itself_and_not_at_any_length', () => {
  assert.equal(deviceName({ kind: 'program', userAgent: 'build-bot/2' }), 'build-bot/2');
  assert.equal(deviceName({ kind: 'program', userAgent: null }), 'A program');
  assert.equal(deviceName({ kind: 'program', userAgent: 'x'.repeat(500) }).length, 60);
});

test('A_token_ends_after_its_days_or_never', () => {
  const now = Date.parse('2026-11-23T10:00:00Z');
  assert.equal(endOf('30', now), '2026-12-23T10:00:00.000Z');
  assert.equal(endOf('', now), null);
  assert.deepEqual(
    LIFETIMES.map(({ id }) => id),
    ['30', '90', '365', ''],
  );
});

test('What_somebody_ended_a_moment_before_is_ended_too_and_other_failures_are_told', async () => {
  const refusing = (/** @type {string} */ code) =>
    /** @type {any} */ ({ delete: async () => Promise.reject(new RealtimeError(code, 'No.')) });
  await end(refusing('resource.not_found'), 'me/tokens/1');
  await assert.rejects(end(refusing('network.failed'), 'me/tokens/1'), { code: 'network.failed' });
});
