import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RealtimeError } from '../../../web-client/core/errors.js';
import { settle } from '../support/clock.mjs';
import { connect, record } from '../support/connected.mjs';

test('It_goes_online_and_gives_out_what_is_posted', async () => {
  const { server, connection, statuses } = connect();
  server.post('general');
  connection.start();
  const seen = record(connection, 'general', 0);
  await settle();
  server.post('general');
  assert.deepEqual(seen.seqs, [1, 2]);
  assert.equal(connection.head('general'), 2);
  assert.deepEqual(statuses, ['connecting', 'online']);
});

test('From_now_means_from_the_head_at_that_time', async () => {
  const { server, connection } = connect();
  server.post('general');
  connection.start();
  const seen = record(connection, 'general', null);
  assert.equal(connection.head('general'), null);
  await settle();
  assert.equal(connection.head('general'), 1);
  server.post('general');
  assert.deepEqual(seen.seqs, [2]);
});

test('What_is_posted_between_joining_and_the_reply_is_not_lost', async () => {
  const { server, connection } = connect();
  connection.start();
  await settle();
  const [hub] = server.open;
  hub.isHeldBack = true;
  const seen = record(connection, 'general', null);
  server.post('general');
  hub.deliverAll();
  hub.deliverReplies();
  await settle();
  assert.deepEqual(seen.seqs, [1]);
});

test('A_lost_event_is_asked_for_after_a_quarter_of_a_second', async () => {
  const { server, connection, clock } = connect();
  connection.start();
  const seen = record(connection, 'general', 0);
  await settle();
  const [hub] = server.open;
  hub.isHeldBack = true;
  server.post('general');
  server.post('general');
  hub.wire.shift();
  hub.isHeldBack = false;
  hub.deliverAll();
  await clock.advance(249);
  assert.deepEqual(seen.seqs, []);
  assert.equal(connection.behind(), 2);
  await clock.advance(1);
  assert.deepEqual(seen.seqs, [1, 2]);
  assert.equal(connection.behind(), 0);
});

test('The_last_event_before_silence_is_found_by_its_head', async () => {
  const { server, connection, clock } = connect();
  connection.start();
  const seen = record(connection, 'general', 0);
  await settle();
  const [hub] = server.open;
  hub.isHeldBack = true;
  server.post('general');
  hub.wire.length = 0;
  hub.isHeldBack = false;
  server.tellHeads();
  await clock.advance(250);
  assert.deepEqual(seen.seqs, [1]);
});

test('A_long_absence_is_read_page_by_page', async () => {
  const { server, connection } = connect();
  for (let i = 0; i < 30; i++) server.post('general');
  connection.start();
  const seen = record(connection, 'general', 0);
  await settle();
  assert.equal(seen.seqs.length, 30);
});

test('Too_long_an_absence_is_told_and_goes_on_after_the_head', async () => {
  const { server, connection } = connect();
  for (let i = 0; i < 50; i++) server.post('general');
  connection.start();
  const seen = record(connection, 'general', 2);
  await settle();
  assert.deepEqual(seen.resyncs, [50]);
  server.post('general');
  assert.deepEqual(seen.seqs, [51]);
});

test('A_server_restored_from_a_backup_is_not_asked_for_ever', async () => {
  const { server, connection, clock } = connect();
  connection.start();
  for (let i = 0; i < 5; i++) server.post('general');
  const seen = record(connection, 'general', 0);
  await settle();
  server.crash();
  server.log('general').length = 2;
  server.isUp = true;
  await clock.advance(1_000);
  assert.deepEqual(seen.resyncs, [2]);
  server.calls.length = 0;
  await clock.advance(60_000);
  assert.deepEqual(server.calls, []);
  server.post('general');
  assert.equal(connection.head('general'), 3);
});

test('After_a_crash_it_comes_back_by_itself_and_misses_nothing', async () => {
  const { server, connection, clock, statuses } = connect();
  connection.start();
  const seen = record(connection, 'general', 0);
  await settle();
  server.crash();
  server.post('general');
  await clock.advance(3_600_000);
  assert.equal(connection.status(), 'offline');
  server.isUp = true;
  await clock.advance(15_000);
  assert.deepEqual(seen.seqs, [1]);
  assert.deepEqual(statuses, ['connecting', 'online', 'connecting', 'offline', 'online']);
});

test('A_network_that_swallows_the_handshake_is_given_up_and_tried_again', async () => {
  const { server, connection, clock } = connect();
  server.handshake = 'hangs';
  connection.start();
  await clock.advance(20_000);
  assert.equal(connection.status(), 'offline');
  server.handshake = 'answers';
  await clock.advance(15_000);
  assert.equal(connection.status(), 'online');
});

test('The_network_coming_back_ends_the_waiting', async () => {
  const { server, connection, clock, page } = connect();
  server.isUp = false;
  connection.start();
  await clock.advance(600_000);
  server.isUp = true;
  page.wake();
  await settle();
  assert.equal(connection.status(), 'online');
});

test('The_network_going_away_is_seen_at_once', async () => {
  const { server, connection, page } = connect();
  connection.start();
  await settle();
  page.sleep();
  assert.equal(connection.status(), 'offline');
  assert.equal(server.open.length, 0);
});

test('A_page_that_was_hidden_resumes_when_it_is_seen_again', async () => {
  const { server, connection, page } = connect();
  connection.start();
  const seen = record(connection, 'general', 0);
  await settle();
  const [hub] = server.open;
  hub.isHeldBack = true;
  server.post('general');
  hub.wire.length = 0;
  hub.isHeldBack = false;
  page.wake();
  await settle();
  assert.deepEqual(seen.seqs, [1]);
});

test('A_socket_that_died_in_its_sleep_is_replaced', async () => {
  const { server, connection, clock, page } = connect();
  connection.start();
  const seen = record(connection, 'general', 0);
  await settle();
  server.open[0].isHeldBack = true;
  await clock.advance(60_000);
  server.post('general');
  page.wake();
  await clock.advance(11_000);
  assert.equal(server.hubs.length, 2);
  assert.deepEqual(seen.seqs, [1]);
});

test('Asked_to_go_away_it_goes_within_the_delay_and_comes_back', async () => {
  const { server, connection, clock } = connect({ random: () => 0.5 });
  connection.start();
  await settle();
  const [hub] = server.open;
  hub.push('Drain', { delayMs: 4_000 });
  await clock.advance(1_999);
  assert.equal(hub.isOpen, true);
  await clock.advance(1);
  assert.equal(hub.isOpen, false);
  assert.equal(connection.status(), 'online');
});

test('A_stream_that_is_denied_is_over_and_the_others_go_on', async () => {
  const { server, connection, clock } = connect();
  server.denied.set('secret', 'resource.not_found: There is no such stream.');
  connection.start();
  const secret = record(connection, 'secret', 0);
  const general = record(connection, 'general', 0);
  await settle();
  assert.deepEqual(secret.denials, ['resource.not_found']);
  server.calls.length = 0;
  server.crash();
  server.isUp = true;
  await clock.advance(15_000);
  assert.deepEqual(server.calls, ['Subscribe ["general",0]']);
  server.post('general');
  assert.deepEqual(general.seqs, [1]);
});

test('A_server_that_is_too_busy_to_let_one_join_is_asked_again', async () => {
  const { server, connection, clock } = connect();
  server.denied.set('general', 'limit.exceeded: Slow down.');
  server.post('general');
  connection.start();
  const seen = record(connection, 'general', 0);
  await clock.advance(60_000);
  server.denied.clear();
  await clock.advance(15_000);
  assert.deepEqual(seen.seqs, [1]);
});

test('What_is_left_gives_out_nothing_more', async () => {
  const { server, connection } = connect();
  connection.start();
  const seen = record(connection, 'general', 0);
  await settle();
  const [hub] = server.open;
  hub.isHeldBack = true;
  server.post('general');
  connection.unsubscribe('general');
  hub.deliverAll();
  assert.deepEqual(seen.seqs, []);
  assert.equal(hub.groups.has('general'), false);
});

test('Subscribing_again_replaces_the_former_subscription', async () => {
  const { server, connection } = connect();
  server.post('general');
  connection.start();
  const former = record(connection, 'general', 0);
  const present = record(connection, 'general', 0);
  await settle();
  assert.deepEqual([former.seqs, present.seqs], [[], [1]]);
});

test('A_session_that_is_over_ends_the_retries', async () => {
  const { server, connection, clock, api } = connect();
  connection.start();
  await settle();
  api.failure = new RealtimeError('auth.required', 'Sign in.', 401);
  server.crash();
  await clock.advance(1_000);
  assert.equal(connection.status(), 'offline');
  assert.equal(clock.pending, 0);
  api.failure = null;
  server.isUp = true;
  connection.start();
  await settle();
  assert.equal(connection.status(), 'online');
});

test('Stopped_it_stays_offline_whatever_wakes_it', async () => {
  const { connection, clock, page } = connect();
  connection.start();
  await settle();
  connection.stop();
  page.wake();
  await clock.advance(60_000);
  assert.equal(connection.status(), 'offline');
});

test('Signals_are_passed_on_and_invocations_answered_or_refused_with_a_code', async () => {
  const { server, connection } = connect();
  await assert.rejects(connection.invoke('SetTyping', 'general', true), { code: 'connection.lost' });
  connection.start();
  await settle();
  /** @type {string[]} */
  const signals = [];
  const leave = connection.onSignal(({ type }) => signals.push(type));
  server.open[0].push('Signal', { streamId: 'general', type: 'typing', actorId: 'bo', data: { isTyping: true } });
  leave();
  server.open[0].push('Signal', { streamId: 'general', type: 'presence', actorId: 'bo', data: {} });
  assert.deepEqual(signals, ['typing']);
  const reply = await connection.invoke('SendMessage', { channelId: 'general', body: 'Hi', opId: 'op' });
  assert.deepEqual(reply, { id: 'general-1', seq: 1 });
  server.denied.set('general', 'channel.archived: The channel is archived.');
  await assert.rejects(connection.invoke('SendMessage', { channelId: 'general', body: 'Hi', opId: 'op2' }), {
    code: 'channel.archived',
    message: 'The channel is archived.',
  });
});

test('A_stream_is_said_to_be_joined_after_the_reply_once_a_hub', async () => {
  const { server, connection, clock } = connect();
  /** @type {string[]} */
  const joined = [];
  const leave = connection.onJoined((streamId) => joined.push(streamId));
  connection.start();
  record(connection, 'general', 0);
  assert.deepEqual(joined, []);
  await settle();
  assert.deepEqual(joined, ['general']);
  server.open[0].close();
  await clock.advance(60_000);
  assert.deepEqual(joined, ['general', 'general']);
  leave();
  record(connection, 'random', 0);
  await settle();
  assert.deepEqual(joined, ['general', 'general']);
});
