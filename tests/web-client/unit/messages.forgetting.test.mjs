import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRoute } from '../../../web-client/core/router.js';
import { initialState } from '../../../web-client/core/state.js';
import { withoutLongConversations } from '../../../web-client/features/messages/forgetting.js';

/** @param {number} length @returns {any} */
const conversation = (length) => ({ messages: {}, order: Array.from({ length }, (_, i) => `m${i}`), loaded: true });

test('Only_a_long_conversation_that_is_not_open_is_forgotten', () => {
  const state = {
    ...initialState('system'),
    route: parseRoute('/w/w/c/open/t/root'),
    timelines: { open: conversation(5_000), left: conversation(5_000), short: conversation(50) },
    threads: { root: conversation(5_000), other: conversation(5_000) },
  };
  const after = withoutLongConversations(state);
  assert.deepEqual([Object.keys(after.timelines), Object.keys(after.threads)], [['open', 'short'], ['root']]);
  assert.equal(withoutLongConversations(after), after);
});
