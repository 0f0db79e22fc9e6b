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

test('A public channel that somebody makes appears', () => {
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

test('A private channel that I am added to has its count read from the server', () => {
  const data = {
    channelId: 'c',
    workspaceId: 'w',
    name: 'secret',
    isPrivate: true,
  };
  assert.equal(fold(initialState('system'), 'me', event('channel.joined', data)).channels.c.unreadIsStale, true);
});

test('An older update that comes late does not undo a newer one', () => {
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

test('A channel that I may no longer see goes away', () => {
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

test('An unknown event leaves the state as it is', () => {
  const state = initialState('system');
  assert.equal(fold(state, 'w', event('poll.opened', {})), state);
});

test('The sidebar lists channels by name with numbers in order, without the archived', () => {
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
