import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RealtimeError } from '../../../web-client/core/errors.js';
import { enqueue } from '../../../web-client/core/outbox.js';
import { createOutboxSender } from '../../../web-client/core/outbox-sender.js';
import { FakeClock, settle } from '../support/clock.mjs';

/** @param {(opId: string) => Promise<{ id: string, seq: number }>} send */
function sending(send) {
  /** @type {import('../../../web-client/core/outbox.js').Outbox} */
  let outbox = {};
  for (const opId of ['a', 'b']) outbox = enqueue(outbox, { opId, channelId: 'general', body: opId, createdAt: '' });
  const clock = new FakeClock();
  const world = { clock, isOnline: true, states: () => Object.values(outbox).map(({ state }) => state) };
  const sender = createOutboxSender({
    clock,
    read: () => outbox,
    update: (fn) => void (outbox = fn(outbox)),
    send: ({ opId }) => send(opId),
    laneOf: (item) => item.channelId,
    isOnline: () => world.isOnline,
  });
  return { ...world, sender, world };
}

const accept = async () => ({ id: '1', seq: 1 });

test('What_is_queued_goes_one_after_the_other', async () => {
  const { sender, states } = sending(accept);
  sender.flush();
  assert.deepEqual(states(), ['sending', 'queued']);
  await settle();
  assert.deepEqual(states(), ['sent', 'sent']);
});

test('A_refusal_fails_that_command_alone', async () => {
  const { sender, states } = sending(async (opId) => {
    if (opId === 'a') throw new RealtimeError('channel.archived', 'The channel is archived.');
    return accept();
  });
  sender.flush();
  await settle();
  assert.deepEqual(states(), ['failed', 'sent']);
});

test('A_busy_server_is_asked_again_later', async () => {
  let isBusy = true;
  const { sender, states, clock } = sending(async () => {
    if (isBusy) throw new RealtimeError('server.busy', 'Come back later.');
    return accept();
  });
  sender.flush();
  await settle();
  assert.deepEqual(states(), ['queued', 'queued']);
  isBusy = false;
  await clock.advance(15_000);
  assert.deepEqual(states(), ['sent', 'sent']);
});

test('Nothing_goes_while_offline', async () => {
  const { sender, states, world } = sending(() => assert.fail('there is no connection'));
  world.isOnline = false;
  sender.flush();
  await settle();
  assert.deepEqual(states(), ['queued', 'queued']);
});
