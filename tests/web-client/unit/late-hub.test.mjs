import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settle } from '../support/clock.mjs';
import { connect, record } from '../support/connected.mjs';

/** Online twice: the first hub was given up, but its socket is still open and what it holds can still arrive. */
async function reconnected(/** @type {(world: ReturnType<typeof connect>) => void} */ before) {
  const world = connect();
  const { server, connection, page } = world;
  server.closesLate = true;
  connection.start();
  await settle();
  const [former] = server.open;
  former.isHeldBack = true;
  before(world);
  page.sleep();
  server.denied.clear();
  page.wake();
  await settle();
  assert.equal(connection.status(), 'online');
  return { ...world, former };
}

test('A_hub_that_closes_late_does_not_end_its_successor', async () => {
  const { server, connection, former } = await reconnected(() => undefined);
  former.close();
  await settle();
  assert.equal(connection.status(), 'online');
  assert.equal(server.hubs.length, 2);
});

test('A_signal_that_a_former_hub_still_held_is_not_given_out', async () => {
  const { connection, former } = await reconnected(() => undefined);
  connection.onSignal(() => assert.fail('it is too old'));
  former.push('Signal', { streamId: 'general', type: 'typing', actorId: 'bo', data: { isTyping: true } });
  former.deliverAll();
});

test('A_refusal_that_a_former_hub_still_held_does_not_end_a_subscription', async () => {
  /** @type {ReturnType<typeof record> | undefined} */
  let seen;
  const { server, former } = await reconnected((world) => {
    world.server.denied.set('general', 'access.denied: Not yet.');
    seen = record(world.connection, 'general', 0);
  });
  former.deliverReplies();
  await settle();
  server.post('general');
  assert.deepEqual([seen?.denials, seen?.seqs], [[], [1]]);
});

test('A_head_that_is_told_while_the_question_is_under_way_is_not_forgotten', async () => {
  const { server, connection, clock } = connect();
  connection.start();
  await settle();
  const [hub] = server.open;
  hub.isHeldBack = true;
  const seen = record(connection, 'general', 0);
  server.post('general');
  hub.lose(0);
  server.tellHeads();
  hub.deliverAll();
  hub.isHeldBack = false;
  hub.deliverReplies();
  await clock.advance(250);
  assert.deepEqual(seen.seqs, [1]);
});

test('A_reply_that_a_former_hub_still_held_does_not_set_a_stream_back', async () => {
  /** @type {ReturnType<typeof record> | undefined} */
  let seen;
  const { server, former } = await reconnected((world) => {
    for (let i = 0; i < 50; i++) world.server.post('general');
    seen = record(world.connection, 'general', 2);
  });
  server.post('general');
  former.deliverReplies();
  await settle();
  assert.deepEqual([seen?.resyncs, seen?.seqs], [[50], [51]]);
});
