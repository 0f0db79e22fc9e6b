import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApi } from '../../../web-client/core/api.js';

/**
 * @param {(url: string, request: any) => any} answer
 * @param {{ timeoutMs?: number }} [options]
 */
function apiThat(answer, options = {}) {
  /** @type {{ url: string, method: string, headers: Record<string, string>, body?: string }[]} */
  const requests = [];
  const fetch = async (/** @type {any} */ url, /** @type {any} */ request) => {
    requests.push({ url, ...request });
    return answer(url, request);
  };
  return { api: createApi({ fetch, ...options }), requests };
}

const json = (/** @type {number} */ status, /** @type {unknown} */ body) =>
  new Response(JSON.stringify(body), { status });

test('A_read_gives_the_parsed_reply_and_carries_no_write_headers', async () => {
  const { api, requests } = apiThat(() => json(200, { id: '1' }));
  assert.deepEqual(await api.get('me'), { id: '1' });
  assert.equal(requests[0].url, '/api/v1/me');
  assert.deepEqual(requests[0].headers, { Accept: 'application/json' });
});

test('A_write_carries_the_csrf_header_and_its_operation_id', async () => {
  const { api, requests } = apiThat(() => new Response(null, { status: 204 }));
  assert.equal(await api.post('/auth/logout', undefined, { opId: 'op-1' }), null);
  await api.patch('channels/1', { topic: 'x' }, { version: 7 });
  assert.equal(requests[0].url, '/api/v1/auth/logout');
  assert.equal(requests[0].headers['X-CSRF'], '1');
  assert.equal(requests[0].headers['Idempotency-Key'], 'op-1');
  assert.equal(requests[0].headers['Content-Type'], undefined);
  assert.match(requests[1].headers['Idempotency-Key'], /^[0-9a-f-]{36}$/);
  assert.equal(requests[1].headers['If-Match'], '"7"');
  assert.equal(requests[1].body, '{"topic":"x"}');
});

test('A_refusal_keeps_code_text_members_and_the_current_state', async () => {
  const { api } = apiThat(() =>
    json(412, {
      code: 'version.stale',
      detail: 'Somebody was first.',
      errors: { name: ['x'] },
      current: { version: 8 },
    }),
  );
  await assert.rejects(api.put('x'), {
    name: 'RealtimeError',
    code: 'version.stale',
    message: 'Somebody was first.',
    status: 412,
    errors: { name: ['x'] },
    current: { version: 8 },
  });
});

test('A_reply_that_is_no_problem_document_still_has_a_code', async () => {
  const { api } = apiThat(() => new Response('<html>', { status: 502 }));
  await assert.rejects(api.get('me'), { code: 'server.busy', status: 502 });
  const other = apiThat(() => new Response('<html>', { status: 500 }));
  await assert.rejects(other.api.get('me'), { code: 'server.error', status: 500 });
});

test('An_absent_network_a_slow_server_and_a_cancelled_call_are_told_apart', async () => {
  const broken = apiThat(() => Promise.reject(new TypeError('fetch failed')));
  await assert.rejects(broken.api.get('me'), { code: 'network.failed', isTransient: true });

  const untilAborted = (/** @type {string} */ _, /** @type {any} */ { signal }) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  // The time-out of AbortSignal does not keep the process alive by itself.
  const alive = setInterval(() => undefined, 1000);
  const slow = apiThat(untilAborted, { timeoutMs: 1 });
  await assert.rejects(slow.api.get('me'), { code: 'network.timeout', isTransient: true });
  clearInterval(alive);

  const cancel = new AbortController();
  const call = apiThat(untilAborted).api.get('me', { signal: cancel.signal });
  cancel.abort();
  await assert.rejects(call, { code: 'network.cancelled', isTransient: false });
});

test('Everybody_hears_that_the_session_is_over', async () => {
  let told = 0;
  const { api } = apiThat(() => json(401, { code: 'auth.required', detail: 'Sign in.' }));
  const leave = api.onSignedOut(() => told++);
  await assert.rejects(api.get('me'), { code: 'auth.required' });
  leave();
  await assert.rejects(api.get('me'), { code: 'auth.required' });
  assert.equal(told, 1);
});

test('Wrong_credentials_are_not_the_end_of_a_session', async () => {
  const { api } = apiThat(() => json(401, { code: 'auth.invalid_credentials' }));
  api.onSignedOut(() => assert.fail('nobody was signed in'));
  await assert.rejects(api.post('auth/login', {}), { code: 'auth.invalid_credentials' });
});
