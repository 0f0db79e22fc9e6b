import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialState } from '../../../web-client/core/state.js';
import { fold } from '../../../web-client/features/workspaces/fold.js';
import { activeMembers, assignableRoles } from '../../../web-client/features/workspaces/selectors.js';

/** @param {string} type @param {any} data */
const event = (type, data) => ({
  seq: 2,
  type,
  actorId: 'bo',
  at: '2026-01-01T00:00:00.000Z',
  opId: null,
  data,
});

function opened() {
  const workspace = {
    id: 'w',
    name: 'Team',
    streamId: 'w',
    role: /** @type {const} */ ('member'),
    version: 1,
    createdAt: '',
  };
  const me = {
    userId: 'me',
    displayName: 'Me',
    role: /** @type {const} */ ('member'),
    isActive: true,
    joinedAt: '',
  };
  const state = initialState('system');
  return {
    ...state,
    me: /** @type {any} */ ({ id: 'me' }),
    workspaces: { w: workspace },
    members: { w: { me } },
    loads: { w: /** @type {const} */ ('ready') },
  };
}

test('Somebody_who_left_keeps_a_name_but_is_not_listed', () => {
  let state = fold(opened(), 'w', event('member.joined', { userId: 'bo', displayName: 'Bo', role: 'member' }));
  state = fold(state, 'w', event('member.removed', { userId: 'bo' }));
  assert.equal(state.members.w.bo.displayName, 'Bo');
  assert.deepEqual(
    activeMembers(state.members.w).map((member) => member.userId),
    ['me'],
  );
});

test('A_new_name_is_shown_to_others_and_to_its_owner', () => {
  let state = fold(opened(), 'w', event('member.joined', { userId: 'bo', displayName: 'Bo', role: 'member' }));
  state = fold(state, 'w', event('member.renamed', { userId: 'bo', displayName: 'Bodil' }));
  assert.deepEqual([state.members.w.bo.displayName, state.members.w.bo.role], ['Bodil', 'member']);
  state = fold(state, 'me', event('account.renamed', { displayName: 'Mia' }));
  assert.equal(state.me?.displayName, 'Mia');
});

test('Becoming_an_admin_changes_what_I_may_do', () => {
  const state = fold(opened(), 'w', event('member.updated', { userId: 'me', role: 'admin' }));
  assert.equal(state.workspaces.w.role, 'admin');
});

test('Leaving_a_workspace_takes_its_channels_with_it', () => {
  const channels = {
    c: /** @type {any} */ ({ id: 'c', workspaceId: 'w' }),
    d: /** @type {any} */ ({ id: 'd', workspaceId: 'x' }),
  };
  const state = fold({ ...opened(), channels }, 'me', event('workspace.left', { workspaceId: 'w' }));
  assert.deepEqual([Object.keys(state.channels), state.workspaces, state.members], [['d'], {}, {}]);
});

test('A_workspace_that_was_not_found_is_looked_for_again_once_I_am_let_in', () => {
  const before = { ...initialState('system'), loads: { w: /** @type {const} */ ('missing') } };
  const state = fold(before, 'me', event('workspace.joined', { workspaceId: 'w', name: 'Team', role: 'member' }));
  assert.deepEqual([state.loads, state.workspaces.w.name], [{}, 'Team']);
});

test('Only_owners_make_and_unmake_owners', () => {
  assert.deepEqual(assignableRoles('admin', 'owner'), []);
  assert.deepEqual(assignableRoles('admin', 'member'), ['admin', 'member']);
  assert.deepEqual(assignableRoles('member', 'member'), []);
});
