/** @typedef {import('../../core/state.js').State} State */
/** @typedef {import('../../core/state.js').Signal} Signal */

/** A typist who is not heard of for so long has stopped, gone, or lost the connection. */
export const FORGET_TYPIST_MS = 6_000;
/** How often one who types says so. */
export const REPEAT_TYPING_MS = 3_000;

/**
 * @param {State} state
 * @param {Signal} signal
 * @param {number} now milliseconds since 1970
 * @returns {State}
 */
export function foldTyping(state, signal, now) {
  if (signal.type !== 'typing' || signal.actorId === state.me?.id) return state;
  if (!signal.data.isTyping) return withoutTypist(state, signal.streamId, signal.actorId);
  const typists = { ...state.typing[signal.streamId], [signal.actorId]: now + FORGET_TYPIST_MS };
  return { ...state, typing: { ...state.typing, [signal.streamId]: typists } };
}

/**
 * @param {State} state
 * @param {string} channelId
 * @param {string} userId
 * @returns {State}
 */
export function withoutTypist(state, channelId, userId) {
  if (state.typing[channelId]?.[userId] === undefined) return state;
  const { [userId]: _, ...typists } = state.typing[channelId];
  return { ...state, typing: { ...state.typing, [channelId]: typists } };
}

/**
 * @param {State} state
 * @param {number} now milliseconds since 1970
 * @returns {State}
 */
export function withoutExpiredTypists(state, now) {
  let next = state;
  for (const [channelId, typists] of Object.entries(state.typing)) {
    for (const [userId, expiresAt] of Object.entries(typists)) {
      if (expiresAt <= now) next = withoutTypist(next, channelId, userId);
    }
  }
  return next;
}

/**
 * @param {readonly string[]} names
 * @returns {string} empty when nobody types
 */
export function typingLine(names) {
  if (names.length === 0) return '';
  if (names.length === 1) return `${names[0]} is typing…`;
  if (names.length === 2) return `${names[0]} and ${names[1]} are typing…`;
  return 'Several people are typing…';
}

/**
 * Says "typing" at once, then at most every three seconds while somebody types, and "not typing" once at the end.
 *
 * @param {(isTyping: boolean) => void} send
 * @param {() => number} [now]
 */
export function createTypist(send, now = Date.now) {
  let saidAt = -Infinity;
  return {
    typed() {
      if (now() - saidAt < REPEAT_TYPING_MS) return;
      saidAt = now();
      send(true);
    },
    stopped() {
      const wasHeard = now() - saidAt < FORGET_TYPIST_MS;
      saidAt = -Infinity;
      if (wasHeard) send(false);
    },
  };
}
