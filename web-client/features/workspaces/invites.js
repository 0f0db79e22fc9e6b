/** @typedef {import('../../core/state.js').Role} Role */
/**
 * @typedef {{
 *   code: string, role: Role, maxUses: number | null, uses: number, expiresAt: string, createdAt: string,
 * }} Invite
 */

/** Whoever is given a link should have some time to use it. */
const SHARED_AT_LEAST_MS = 24 * 60 * 60_000;

/**
 * @param {readonly Invite[]} invites
 * @param {number} now milliseconds since 1970
 * @returns {Invite[]} those that still let somebody in, newest first
 */
export function openInvites(invites, now) {
  return invites
    .filter(({ expiresAt, maxUses, uses }) => Date.parse(expiresAt) > now && (maxUses === null || uses < maxUses))
    .sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
}

/**
 * The link to hand out again, so that opening the dialog does not leave one more behind each time.
 *
 * @param {readonly Invite[]} invites
 * @param {Role} role
 * @param {number} now milliseconds since 1970
 * @returns {Invite | undefined}
 */
export function sharedInvite(invites, role, now) {
  return openInvites(invites, now).find(
    (invite) =>
      invite.role === role && invite.maxUses === null && Date.parse(invite.expiresAt) - now > SHARED_AT_LEAST_MS,
  );
}
