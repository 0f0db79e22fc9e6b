import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openInvites, sharedInvite } from '../../../web-client/features/workspaces/invites.js';

const DAY = 24 * 60 * 60_000;
const NOW = Date.parse('2026-01-10T00:00:00.000Z');
const at = (/** @type {number} */ days) => new Date(NOW + days * DAY).toISOString();

/** @param {string} code @param {any} [more] @returns {import('../../../web-client/features/workspaces/invites.js').Invite} */
const invite = (code, more = {}) => ({
  ...{ code, role: 'member', maxUses: null, uses: 0 },
  ...{ createdAt: at(-1), expiresAt: at(6), ...more },
});

test('Only_links_that_let_somebody_in_are_listed_the_newest_first', () => {
  const invites = [
    invite('expired', { expiresAt: at(0) }),
    invite('used up', { maxUses: 2, uses: 2 }),
    invite('old', { createdAt: at(-3) }),
    invite('one left', { maxUses: 2, uses: 1, createdAt: at(-2) }),
  ];
  assert.deepEqual(
    openInvites(invites, NOW).map(({ code }) => code),
    ['one left', 'old'],
  );
});

test('A_link_is_handed_out_again_while_it_is_for_the_role_and_lasts', () => {
  const good = invite('good');
  const others = [
    invite('admin', { role: 'admin' }),
    invite('limited', { maxUses: 5 }),
    invite('ends today', { expiresAt: at(0.5) }),
  ];
  assert.equal(sharedInvite(others, 'member', NOW), undefined);
  assert.equal(sharedInvite([...others, good], 'member', NOW), good);
});
