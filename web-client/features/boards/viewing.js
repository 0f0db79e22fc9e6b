/** @typedef {import('../../core/state.js').State} State */
/** @typedef {import('../../core/state.js').Signal} Signal */

/** Who has not said so for this long no longer looks. */
export const FORGET_VIEWER_MS = 25_000;
/** How often one who looks at a board says so. */
export const REPEAT_VIEWING_MS = 10_000;

/**
 * @param {State} state
 * @param {Signal} signal
 * @param {number} now milliseconds since 1970
 * @returns {State}
 */
export function foldViewing(state, { type, streamId, actorId, data }, now) {
  if (type !== 'viewing' || actorId === state.me?.id) return state;
  const viewers = { ...state.viewing[streamId], [actorId]: { cardId: data.cardId ?? null, at: now } };
  return { ...state, viewing: { ...state.viewing, [streamId]: viewers } };
}

/**
 * @param {State} state
 * @param {number} now milliseconds since 1970
 * @returns {State}
 */
export function withoutGoneViewers(state, now) {
  let next = state;
  for (const [boardId, viewers] of Object.entries(state.viewing)) {
    const there = Object.entries(viewers).filter(([, { at }]) => now - at < FORGET_VIEWER_MS);
    if (there.length === Object.keys(viewers).length) continue;
    next = { ...next, viewing: { ...next.viewing, [boardId]: Object.fromEntries(there) } };
  }
  return next;
}

/**
 * Who looks at which card, as text: equal texts are equal values, so that only the cards concerned are drawn again.
 * @param {State} state
 * @param {string} boardId
 * @returns {string} `cardId:userId userId;…`
 */
export function viewersByCard(state, boardId) {
  /** @type {Record<string, string[]>} */
  const byCard = {};
  for (const [userId, { cardId }] of Object.entries(state.viewing[boardId] ?? {})) {
    if (cardId) (byCard[cardId] ??= []).push(userId);
  }
  return Object.entries(byCard)
    .map(([cardId, userIds]) => `${cardId}:${userIds.sort().join(' ')}`)
    .sort()
    .join(';');
}

/** @param {string} text of `viewersByCard` @returns {Record<string, string>} card → people, parted by spaces */
export function parseViewers(text) {
  return Object.fromEntries(
    text
      .split(';')
      .filter(Boolean)
      .map((pair) => pair.split(':')),
  );
}
