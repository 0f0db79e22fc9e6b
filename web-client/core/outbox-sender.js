import { fullJitter } from './backoff.js';
import { acknowledged, due, interrupted, refused, started } from './outbox.js';

/** @typedef {import('./outbox.js').Outbox} Outbox */
/** @typedef {import('./outbox.js').OutboxItem} OutboxItem */

/**
 * Sends what is due in an outbox until nothing is. Nothing is lost and nothing is done twice: an unanswered command
 * goes again with its operation id. Call `flush` when something was queued and when the connection is back.
 *
 * @param {{
 *   read(): Outbox,
 *   update(fn: (outbox: Outbox) => Outbox): void,
 *   send(item: OutboxItem): Promise<{ id: string, seq: number }>,
 *   isOnline(): boolean,
 *   clock?: { setTimeout(fn: () => void, ms: number): any },
 *   random?: () => number,
 * }} options `send` throws a RealtimeError
 * @returns {{ flush(): void }}
 */
export function createOutboxSender({ read, update, send, isOnline, clock = globalThis, random = Math.random }) {
  let failures = 0;

  function flush() {
    if (!isOnline()) return;
    for (const item of due(read())) void deliver(item);
  }

  /** @param {OutboxItem} item */
  async function deliver(item) {
    update((outbox) => started(outbox, item.opId));
    try {
      const result = await send(item);
      failures = 0;
      update((outbox) => acknowledged(outbox, item.opId, result));
    } catch (error) {
      if (/** @type {any} */ (error).isTransient) {
        update((outbox) => interrupted(outbox, item.opId));
        clock.setTimeout(flush, fullJitter(failures++, random));
        return;
      }
      update((outbox) => refused(outbox, item.opId, /** @type {Error} */ (error).message));
    }
    flush();
  }

  return { flush };
}
