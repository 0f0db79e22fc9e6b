import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialState } from '../../../web-client/core/state.js';
import { fold } from '../../../web-client/features/channels/fold.js';
import { neighbour, openChannelsOf, startChannel } from '../../../web-client/features/channels/selectors.js';

/** @param {string} type @param {any} data */
const event = (type, data, seq = 1) => ({
  seq,
  type,
  actorId: 'bo',
  at: '2026-01-01T00:00:00.000Z',
  opId: null,
  data,
});

test('A_public_channel_that_somebody_makes_appears', () => {
  const state = fold(
    initialState('system'),
    'w',
    event('channel.created', {
      channelId: 'c',
      name: 'news',
      isPrivate: false,
    }),
  );
  assert.deepEqual([state.channels.c.workspaceId, state.channels.c.name, state.channels.c.head], ['w', 'news', 0]);
  assert.equal(state.channels.c.unreadIsStale, undefined);
});

test('A_private_channel_that_I_am_added_to_has_its_count_read_from_the_server', () => {
  const data = {
    channelId: 'c',
    workspaceId: 'w',
    name: 'secret',
    isPrivate: true,
  };
  assert.equal(fold(initialState('system'), 'me', event('channel.joined', data)).channels.c.unreadIsStale, true);
});

test('An_older_update_that_comes_late_does_not_undo_a_newer_one', () => {
  let state = fold(
    initialState('system'),
    'w',
    event('channel.created', { channelId: 'c', name: 'a', isPrivate: false }),
  );
  state = fold(
    state,
    'w',
    event('channel.updated', { channelId: 'c', name: 'newest', isArchived: false, version: 3 }, 3),
  );
  state = fold(
    state,
    'c',
    event('channel.updated', { channelId: 'c', name: 'older', isArchived: false, version: 2 }, 2),
  );
  assert.equal(state.channels.c.name, 'newest');
});

test('A_channel_that_I_may_no_longer_see_goes_away', () => {
  const joined = fold(
    initialState('system'),
    'me',
    event('channel.joined', {
      channelId: 'c',
      workspaceId: 'w',
      name: 'a',
      isPrivate: true,
    }),
  );
  assert.deepEqual(fold(joined, 'me', event('channel.left', { channelId: 'c', workspaceId: 'w' })).channels, {});
});

test('An_unknown_event_leaves_the_state_as_it_is', () => {
  const state = initialState('system');
  assert.equal(fold(state, 'w', event('poll.opened', {})), state);
});

test('The_sidebar_lists_channels_by_name_with_numbers_in_order_without_the_archived', () => {
  const channel = (/** @type {string} */ id, /** @type {string} */ name, isArchived = false) =>
    /** @type {any} */ ({ id, name, workspaceId: 'w', isArchived });
  const channels = {
    1: channel('1', 'team 10'),
    2: channel('2', 'team 2'),
    3: channel('3', 'old', true),
  };
  const listed = openChannelsOf(channels, 'w');
  assert.deepEqual(
    listed.map((each) => each.name),
    ['team 2', 'team 10'],
  );
  assert.equal(neighbour(listed, '1', 1)?.id, '2');
  assert.equal(neighbour(listed, undefined, -1)?.id, '1');
  assert.equal(startChannel(listed, '1')?.id, '1');
  assert.equal(startChannel(listed, 'gone')?.id, '2');
});

test('A_channel_that_I_lose_takes_its_messages_with_it', () => {
  /** @param {string} channelId @returns {any} */
  const timeline = (channelId) => ({ messages: { [`m${channelId}`]: { channelId } }, order: [], loaded: true });
  const state = {
    ...initialState('system'),
    channels: { c: /** @type {any} */ ({ id: 'c' }), d: /** @type {any} */ ({ id: 'd' }) },
    timelines: { c: timeline('c'), d: timeline('d') },
    threads: { mc: timeline('c'), md: timeline('d') },
  };
  const after = fold(state, 'me', event('channel.left', { channelId: 'c', workspaceId: 'w' }));
  assert.deepEqual([Object.keys(after.timelines), Object.keys(after.threads)], [['d'], ['md']]);
});
