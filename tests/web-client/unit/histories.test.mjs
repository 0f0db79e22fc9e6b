import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { enqueue, removed } from '../../../web-client/core/outbox.js';
import { createOutboxSender } from '../../../web-client/core/outbox-sender.js';
import { createOutboxStorage } from '../../../web-client/core/outbox-storage.js';
import { connect, record } from '../support/connected.mjs';
import { MemoryStorage } from '../support/memory-storage.mjs';

/** @typedef {ReturnType<typeof connect>} Connected */

const CHANNELS = ['general', 'random', 'design'];
const channel = fc.constantFrom(...CHANNELS);
const index = fc.nat(20);

/** What can happen to a network, a server and a page. */
const mishap = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('post'), channel }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('postMany'), channel }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('deliver', 'lose', 'repeat'), index }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('holdBack', 'letGo', 'reply', 'heads', 'deafen') }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('crash', 'restart', 'cut', 'wake', 'sleep', 'drain', 'closeLate') }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait'), ms: fc.constantFrom(0, 100, 250, 5_000, 40_000) }) },
);

/**
 * @param {Connected} world
 * @param {any} step
 */
async function happen({ server, clock, page }, step) {
  const hub = server.open.at(-1);
  switch (step.kind) {
    case 'post':
      return void server.post(step.channel);
    case 'postMany':
      return void Array.from({ length: 15 }, () => server.post(step.channel));
    case 'deliver':
      return hub?.deliver(step.index % Math.max(1, hub.wire.length));
    case 'lose':
      return hub?.lose(step.index % Math.max(1, hub.wire.length));
    case 'repeat':
      if (hub?.wire.length) hub.wire.push(hub.wire[step.index % hub.wire.length]);
      return;
    case 'holdBack':
      if (hub) hub.isHeldBack = true;
      return;
    case 'deafen':
      if (hub) hub.isDeaf = true;
      return;
    case 'closeLate':
      server.closesLate = true;
      return;
    case 'letGo':
      return letGo(hub);
    case 'reply':
      return hub?.deliverReplies();
    case 'heads':
      return server.tellHeads();
    case 'crash':
      return server.crash();
    case 'restart':
      server.isUp = true;
      return;
    case 'cut':
      return hub?.close();
    case 'wake':
      return page.wake();
    case 'sleep':
      return page.sleep();
    case 'drain':
      return hub?.push('Drain', { delayMs: 3_000 });
    case 'wait':
      return clock.advance(step.ms);
  }
}

/** @param {import('../support/fake-server.mjs').FakeHub | undefined} hub */
function letGo(hub) {
  if (!hub) return;
  hub.isHeldBack = false;
  hub.deliverAll();
  hub.deliverReplies();
}

/**
 * All is well again, for as long as the client rules need.
 *
 * @param {Connected} world
 */
async function recover({ server, clock }) {
  server.isUp = true;
  server.closesLate = false;
  for (const hub of server.open) letGo(hub);
  await clock.advance(1_000);
  // A socket whose other end is silent is closed by its own keep-alive.
  for (const hub of server.open) if (hub.isDeaf || hub.isStopping) hub.close();
  await clock.advance(60_000);
  server.tellHeads();
  await clock.advance(60_000);
}

/** @param {number} from @param {number} to */
const range = (from, to) => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i + 1);

test('Whatever_happens_on_the_way_every_subscriber_ends_with_the_history', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(mishap, { maxLength: 60 }),
      fc.infiniteStream(fc.noShrink(fc.double({ min: 0, max: 0.99, noNaN: true }))),
      async (steps, jitter) => {
        const world = connect({ random: () => jitter.next().value });
        const { server, connection } = world;
        server.post('general');
        const seen = CHANNELS.map((id) => ({ id, ...watch(connection, id) }));
        connection.start();
        for (const step of steps) {
          await happen(world, step);
          await world.clock.advance(0);
        }
        await recover(world);
        assert.equal(connection.status(), 'online');
        assert.equal(server.open.length, 1, 'one connection at a time');
        for (const { id, seqs, known } of seen) {
          const head = server.log(id).length;
          assert.equal(connection.head(id), head);
          assert.deepEqual(
            [...new Set([...known(), ...seqs])].sort((a, b) => a - b),
            range(0, head),
          );
          assert.equal(new Set(seqs).size, seqs.length, 'no event twice');
        }
        assert.equal(connection.behind(), 0);
        connection.stop();
        assert.equal(server.open.length, 0);
      },
    ),
    { numRuns: 150 },
  );
});

/**
 * Records a stream from its beginning; after a resync, what was read afresh counts as known.
 *
 * @param {import('../../../web-client/core/connection.js').Connection} connection
 * @param {string} id
 */
function watch(connection, id) {
  const seen = record(connection, id, 0);
  return { seqs: seen.seqs, known: () => range(0, Math.max(0, ...seen.resyncs)) };
}

/** One page of Ana's: its outbox, its sender and its connection, over a server and a storage that outlive it. */
function openPage(/** @type {Connected} */ world, /** @type {any} */ storage) {
  const { connection, clock } = world;
  const kept = createOutboxStorage('ana', storage);
  let outbox = /** @type {import('../../../web-client/core/outbox.js').Outbox} */ (kept.load());
  let isOpen = true;
  const update = (/** @type {(box: typeof outbox) => typeof outbox} */ fn) => {
    if (!isOpen) return;
    const before = outbox;
    outbox = fn(outbox);
    kept.save(before, outbox);
  };
  const sender = createOutboxSender({
    clock,
    random: () => 0.5,
    read: () => outbox,
    update,
    laneOf: (item) => item.channelId,
    isOnline: () => isOpen && connection.status() === 'online',
    send: ({ channelId, opId, body, threadRootId }) =>
      connection.invoke('SendMessage', { channelId, opId, body, threadRootId }),
  });
  const leave = connection.onStatus((status) => status === 'online' && sender.flush());
  for (const id of CHANNELS) {
    connection.subscribe(id, connection.head(id) ?? 0, {
      onEvents: (events) => update((box) => events.reduce((rest, { opId }) => removed(rest, opId), box)),
      onResync: () => undefined,
    });
  }
  sender.flush();
  return {
    write(/** @type {string} */ opId, /** @type {string} */ channelId) {
      update((box) => enqueue(box, { opId, channelId, body: opId, createdAt: '' }));
      sender.flush();
    },
    outbox: () => outbox,
    close() {
      isOpen = false;
      leave();
    },
  };
}

test('Whatever_happens_on_the_way_what_was_written_is_posted_once_and_in_order', async () => {
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('write'), channel }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('reload') }) },
    { weight: 4, arbitrary: mishap },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const world = connect({ random: () => 0.5 });
      const { server, connection } = world;
      const storage = new MemoryStorage();
      /** @type {Record<string, string[]>} */
      const written = Object.fromEntries(CHANNELS.map((id) => [id, []]));
      let count = 0;
      let page = openPage(world, storage);
      connection.start();
      for (const current of steps) {
        if (current.kind === 'write') {
          const opId = String(count++).padStart(4, '0') + '-op';
          const id = /** @type {{ channel: string }} */ (current).channel;
          written[id].push(opId);
          page.write(opId, id);
        } else if (current.kind === 'reload') {
          page.close();
          connection.stop();
          page = openPage(world, storage);
          connection.start();
        } else {
          await happen(world, current);
        }
        await world.clock.advance(0);
      }
      await recover(world);
      for (const id of CHANNELS) {
        const posted = server.log(id).flatMap(({ opId }) => opId ?? []);
        assert.deepEqual(posted, written[id]);
      }
      assert.deepEqual(
        Object.values(page.outbox()).filter(({ state }) => state !== 'sent'),
        [],
      );
      connection.stop();
    }),
    { numRuns: 150 },
  );
});
