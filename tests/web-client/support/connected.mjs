import assert from 'node:assert/strict';
import { createConnection } from '../../../web-client/core/connection.js';
import { FakeClock } from './clock.mjs';
import { FakeServer } from './fake-server.mjs';

/** A connection whose server, clock, page and REST calls are the test's. */
export function connect({ random = Math.random } = {}) {
  const server = new FakeServer();
  const clock = new FakeClock();
  const api = {
    /** @type {Error | null} */
    failure: null,
    async get() {
      if (api.failure) throw api.failure;
      return {};
    },
  };
  const page = { wake: () => undefined, sleep: () => undefined };
  const connection = createConnection({
    url: '/hubs/realtime',
    api,
    makeHub: server.makeHub,
    clock,
    random,
    page: ({ onWake, onSleep }) => {
      Object.assign(page, { wake: onWake, sleep: onSleep });
      return () => undefined;
    },
  });
  /** @type {string[]} */
  const statuses = [];
  connection.onStatus((status) => statuses.push(status));
  return { server, clock, api, page, connection, statuses };
}

/**
 * Subscribes and writes down what is given out; an event that is not the next one fails the test at once.
 *
 * @param {import('../../../web-client/core/connection.js').Connection} connection
 * @param {string} streamId
 * @param {number | null} after
 */
export function record(connection, streamId, after) {
  const seen = {
    /** @type {number[]} */ seqs: [],
    /** @type {number[]} */ resyncs: [],
    /** @type {string[]} */ denials: [],
    last: after,
  };
  connection.subscribe(streamId, after, {
    onEvents(events) {
      assert.ok(events.length > 0);
      for (const { seq } of events) {
        if (seen.last !== null) assert.equal(seq, seen.last + 1, `${streamId} jumps`);
        seen.last = seq;
        seen.seqs.push(seq);
      }
    },
    onResync(head) {
      seen.resyncs.push(head);
      seen.last = head;
    },
    onDenied: ({ code }) => seen.denials.push(code),
  });
  return seen;
}
