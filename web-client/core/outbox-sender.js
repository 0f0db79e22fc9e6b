import { fullJitter } from './backoff.js';
import { acknowledged, due, interrupted, refused, started } from './outbox.js';

/** @typedef {import('./outbox.js').OutboxState} OutboxState */

/**
 * Sends what is due in an outbox until nothing is. Nothing is lost and nothing is done twice: an unanswered command
 * goes again with its operation id. Call `flush` when something was queued and when the connection is back.
 *
 * @template {{ opId: string, state: OutboxState }} T
 * @param {{
 *   read(): Readonly<Record<string, T>>,
 *   update(fn: (outbox: Readonly<Record<string, T>>) => Readonly<Record<string, T>>): void,
 *   send(item: T): Promise<any>,
 *   isOnline(): boolean,
 *   laneOf(item: T): string,
 *   clock?: { setTimeout(fn: () => void, ms: number): any },
 *   random?: () => number,
 * }} options `send` throws a RealtimeError
 * @returns {{ flush(): void }}
 */
export function createOutboxSender({ read, update, send, isOnline, laneOf, clock = globalThis, random = Math.random }) {
  let failures = 0;

  function flush() {
    if (!isOnline()) return;
    for (const item of due(read(), laneOf)) void deliver(item);
  }

  /** @param {T} item */
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
