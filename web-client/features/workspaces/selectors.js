/** @typedef {import('../../core/state.js').State} State */
/** @typedef {import('../../core/state.js').Member} Member */
/** @typedef {import('../../core/state.js').Role} Role */

/** @type {Record<Role, string>} */
export const roleNames = { owner: 'Owner', admin: 'Admin', member: 'Member' };

/**
 * @template T
 * @param {T[]} items
 * @param {(item: T) => string} keyOf
 * @returns {Record<string, T>}
 */
export function keyBy(items, keyOf) {
  return Object.fromEntries(items.map((item) => [keyOf(item), item]));
}

/**
 * Those who are in the workspace now, by name.
 * @param {Record<string, Member> | undefined} members
 * @returns {Member[]}
 */
export function activeMembers(members) {
  return Object.values(members ?? {})
    .filter((member) => member.isActive)
    .sort((a, b) => a.displayName.localeCompare(b.displayName));
}

/** @param {Role | undefined} role */
export function isAdmin(role) {
  return role === 'owner' || role === 'admin';
}

/**
 * Which roles one may give to another: only owners make and unmake owners.
 * @param {Role | undefined} mine
 * @param {Role} theirs
 * @returns {Role[]}
 */
export function assignableRoles(mine, theirs) {
  if (mine === 'owner') return ['owner', 'admin', 'member'];
  if (mine === 'admin' && theirs !== 'owner') return ['admin', 'member'];
  return [];
}
