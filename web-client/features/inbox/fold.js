/** @typedef {import('../../core/state.js').State} State */

/**
 * The person's inbox.
 * @param {State} state
 * @param {string} _streamId
 * @param {import('../../core/state.js').StreamEvent} _event
 * @returns {State}
 */
export function fold(state, _streamId, _event) {
  return state;
}
