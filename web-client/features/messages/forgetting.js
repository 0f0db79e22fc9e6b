/** @typedef {import('../../core/state.js').State} State */
/** @typedef {import('../../core/state.js').Timeline} Timeline */

/** More than anybody reads back before going elsewhere. */
const KEPT_LENGTH = 1_000;

/**
 * A page that is open for days must not hold all that was ever said. A long conversation that is not before the reader
 * is dropped; coming back reads its newest part again.
 *
 * @param {State} state
 * @returns {State} the same when there is nothing to drop
 */
export function withoutLongConversations(state) {
  const { route } = state;
  const channelId = route && 'channelId' in route ? route.channelId : null;
  const rootId = route?.name === 'thread' ? route.messageId : null;
  const timelines = withoutLong(state.timelines, channelId);
  const threads = withoutLong(state.threads, rootId);
  return timelines === state.timelines && threads === state.threads ? state : { ...state, timelines, threads };
}

/**
 * @param {Record<string, Timeline>} conversations
 * @param {string | null} openId
 */
function withoutLong(conversations, openId) {
  const all = Object.entries(conversations);
  const kept = all.filter(([id, { order }]) => id === openId || order.length <= KEPT_LENGTH);
  return kept.length === all.length ? conversations : Object.fromEntries(kept);
}
