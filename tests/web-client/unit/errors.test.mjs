import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHubError, RealtimeError } from '../../../web-client/core/errors.js';

test('A_hub_error_keeps_its_code_and_text', () => {
  const wrapped = parseHubError(
    "An unexpected error occurred invoking 'X' on the server. HubException: message.deleted: It is gone: sorry.",
  );
  assert.deepEqual([wrapped.code, wrapped.message], ['message.deleted', 'It is gone: sorry.']);
  assert.equal(parseHubError('limit.exceeded: Slow down.').isTransient, true);
  assert.equal(parseHubError("An unexpected error occurred invoking 'X' on the server.").code, 'server.error');
  assert.equal(parseHubError('WebSocket closed with status code: 1006 (no reason given).').code, 'connection.lost');
});

test('Only_what_can_pass_by_itself_is_transient', () => {
  assert.equal(new RealtimeError('server.busy', '').isTransient, true);
  assert.equal(new RealtimeError('access.denied', '').isTransient, false);
});
