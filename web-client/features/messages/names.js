/** @typedef {import('../../core/state.js').Member} Member */

/**
 * @param {Record<string, Member> | undefined} members
 * @param {string} userId
 * @returns {string}
 */
export function nameOf(members, userId) {
  return members?.[userId]?.displayName ?? 'Somebody';
}
