/** @typedef {import('../../core/state.js').State} State */

/**
 * @param {State} state
 * @param {import('../../core/state.js').Signal} signal
 * @returns {State}
 */
export function applySignal(state, { streamId, type, actorId, data }) {
  const online = state.presence[streamId];
  if (type !== 'presence' || !online || Boolean(online[actorId]) === data.isOnline) return state;
  const { [actorId]: _, ...others } = online;
  const next = data.isOnline ? { ...others, [actorId]: /** @type {const} */ (true) } : others;
  return { ...state, presence: { ...state.presence, [streamId]: next } };
}

/**
 * @param {State} state
 * @param {string} workspaceId
 * @param {string[]} userIds all who are online now
 * @returns {State}
 */
export function setOnline(state, workspaceId, userIds) {
  const online = Object.fromEntries(userIds.map((userId) => [userId, /** @type {const} */ (true)]));
  return { ...state, presence: { ...state.presence, [workspaceId]: online } };
}

/**
 * I am online to myself as soon as my own page is connected.
 * @param {State} state
 * @param {string} workspaceId
 * @param {string} userId
 */
export function isOnline(state, workspaceId, userId) {
  if (userId === state.me?.id) return state.connection.status === 'online';
  return Boolean(state.presence[workspaceId]?.[userId]);
}
