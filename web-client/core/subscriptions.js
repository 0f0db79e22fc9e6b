import { fullJitter } from './backoff.js';
import { callListener } from './errors.js';
import { newestSeq, openStream, receive } from './stream.js';

/** How long an event that is missing may still come by itself. */
const GAP_MS = 250;

/** Codes after which asking again is of no use. */
const FINAL = new Set(['resource.not_found', 'access.denied', 'request.invalid']);

/** @typedef {import('./errors.js').RealtimeError} RealtimeError */
/** @typedef {import('./stream.js').StreamEvent} StreamEvent */
/**
 * @typedef {{
 *   onEvents(events: StreamEvent[]): void,
 *   onResync(head: number): void,
 *   onDenied?(error: RealtimeError): void,
 * }} StreamHandlers
 *   onEvents: the next events, each once, in order · onResync: too much was missed: read afresh by REST; what is newer
 *   than `head` follows · onDenied: there is no such stream for this person (any more), the subscription is over
 * @typedef {{ setTimeout(fn: () => void, ms: number): any, clearTimeout(timer: any): void, now(): number }} Clock
 * @typedef {{
 *   streamId: string, handlers: StreamHandlers, stream: import('./stream.js').Stream | null, early: StreamEvent[],
 *   head: number, asking: boolean, failures: number, timer: any, isJoined: boolean,
 * }} Subscription
 *   `stream` is null until "from now" has a number; `early` came before that. `head` is the newest known of.
 *   `isJoined`: the hub that is there now has answered, so what is said on the stream from here on is heard.
 */

/**
 * Keeps any number of streams whole over a hub that may lose, repeat and reorder, and that comes and goes.
 *
 * @param {{
 *   ask(streamId: string, after: number | null):
 *     Promise<{ head: number, events: StreamEvent[], resync: boolean }>,
 *   onJoined?(streamId: string): void,
 *   clock: Clock,
 *   random: () => number,
 * }} options `ask` is the hub's Subscribe; it throws a RealtimeError · `onJoined`: a stream is heard, each time anew on
 *   every hub; what is not replayed must be read only now, or what happens in between is missed
 */
export function createSubscriptions({ ask, onJoined, clock, random }) {
  /** @type {Map<string, Subscription>} */
  const subscriptions = new Map();
  // Replies from a hub that is gone belong to an older session and must not move this one.
  let session = 0;
  let isJoined = false;

  /** @param {Subscription} subscription */
  function isCurrent(subscription) {
    return subscriptions.get(subscription.streamId) === subscription;
  }

  /** @param {Subscription} subscription */
  async function join(subscription) {
    if (subscription.asking || !isJoined || !isCurrent(subscription)) return;
    clearTimer(subscription);
    const asked = session;
    const knownHead = subscription.head;
    subscription.asking = true;
    try {
      const reply = await ask(subscription.streamId, subscription.stream?.seq ?? null);
      if (asked !== session || !isCurrent(subscription)) return;
      subscription.asking = false;
      subscription.failures = 0;
      const isFirst = !subscription.isJoined;
      subscription.isJoined = true;
      take(subscription, reply, knownHead);
      if (isFirst && onJoined) callListener(() => onJoined(subscription.streamId));
    } catch (error) {
      if (asked !== session || !isCurrent(subscription)) return;
      subscription.asking = false;
      refuse(subscription, /** @type {RealtimeError} */ (error));
    }
  }

  /**
   * @param {Subscription} subscription
   * @param {{ head: number, events: StreamEvent[], resync: boolean }} reply
   * @param {number} knownHead the newest known of when it was asked for
   */
  function take(subscription, { head, events, resync }, knownHead) {
    const { streamId, stream, early } = subscription;
    const before = stream?.seq ?? head;
    // What was said before the question is superseded by the reply: a server restored from a backup knows of less, and
    // must not be asked for ever for events that it has not. What was said since is newer.
    if (subscription.head === knownHead)
      subscription.head = stream && !resync ? Math.max(head, newestSeq(stream)) : head;
    else subscription.head = Math.max(subscription.head, head);
    if (resync || !stream) {
      const waiting = [...early, ...(stream?.held.values() ?? [])];
      subscription.early = [];
      subscription.stream = openStream(streamId, head);
      if (resync) callListener(() => subscription.handlers.onResync(head));
      if (!isCurrent(subscription)) return;
      accept(subscription, waiting);
    }
    accept(subscription, events);
    if (!isCurrent(subscription) || !subscription.stream || !isBehind(subscription)) return;
    // A reply is cut at a thousand events: then ask on at once. One that brought nothing new gets time.
    if (subscription.stream.seq > before) void join(subscription);
    else joinLater(subscription, GAP_MS);
  }

  /**
   * @param {Subscription} subscription
   * @param {RealtimeError} error
   */
  function refuse(subscription, error) {
    if (FINAL.has(error.code)) {
      drop(subscription);
      callListener(() => subscription.handlers.onDenied?.(error));
    } else if (error.code !== 'connection.lost') {
      joinLater(subscription, fullJitter(subscription.failures++, random));
    }
    // After a lost connection everything is joined anew anyway.
  }

  /**
   * @param {Subscription} subscription
   * @param {StreamEvent[]} events
   */
  function accept(subscription, events) {
    if (!subscription.stream) {
      subscription.early.push(...events);
      return;
    }
    const { stream, applied } = receive(subscription.stream, events);
    subscription.stream = stream;
    subscription.head = Math.max(subscription.head, newestSeq(stream));
    if (applied.length > 0) callListener(() => subscription.handlers.onEvents(applied));
  }

  /**
   * @param {Subscription} subscription
   * @param {number} delayMs
   */
  function joinLater(subscription, delayMs) {
    subscription.timer ??= clock.setTimeout(() => {
      subscription.timer = null;
      void join(subscription);
    }, delayMs);
  }

  /**
   * Asks for what is missing, unless it comes by itself meanwhile.
   *
   * @param {Subscription} subscription
   */
  function watch(subscription) {
    if (subscription.timer !== null || subscription.asking || !isBehind(subscription)) return;
    subscription.timer = clock.setTimeout(() => {
      subscription.timer = null;
      if (isBehind(subscription)) void join(subscription);
    }, GAP_MS);
  }

  /** @param {Subscription} subscription */
  function clearTimer(subscription) {
    if (subscription.timer !== null) clock.clearTimeout(subscription.timer);
    subscription.timer = null;
  }

  /** @param {Subscription} subscription */
  function drop(subscription) {
    clearTimer(subscription);
    subscriptions.delete(subscription.streamId);
  }

  return {
    /**
     * @param {string} streamId
     * @param {number | null} after the last event that is known; null: from now
     * @param {StreamHandlers} handlers
     */
    add(streamId, after, handlers) {
      const earlier = subscriptions.get(streamId);
      if (earlier) drop(earlier);
      /** @type {Subscription} */
      const subscription = {
        streamId,
        handlers,
        stream: after === null ? null : openStream(streamId, after),
        early: [],
        head: after ?? 0,
        asking: false,
        failures: 0,
        timer: null,
        isJoined: false,
      };
      subscriptions.set(streamId, subscription);
      void join(subscription);
    },

    /** @param {string} streamId @returns {boolean} whether there was one */
    remove(streamId) {
      const subscription = subscriptions.get(streamId);
      if (subscription) drop(subscription);
      return subscription !== undefined;
    },

    /** @param {{ streamId: string, events: StreamEvent[] }} batch */
    receive({ streamId, events }) {
      const subscription = subscriptions.get(streamId);
      if (!subscription) return;
      accept(subscription, events);
      watch(subscription);
    },

    /** @param {Record<string, number>} heads */
    compare(heads) {
      for (const [streamId, head] of Object.entries(heads)) {
        const subscription = subscriptions.get(streamId);
        if (!subscription) continue;
        subscription.head = Math.max(subscription.head, head);
        watch(subscription);
      }
    },

    /** A hub is there: joins all streams, each from where it is. */
    resume() {
      isJoined = true;
      for (const subscription of [...subscriptions.values()]) void join(subscription);
    },

    /** The hub is gone. What is held is dropped, since all of it will be replayed. */
    suspend() {
      session += 1;
      isJoined = false;
      for (const subscription of subscriptions.values()) {
        clearTimer(subscription);
        subscription.asking = false;
        subscription.isJoined = false;
        subscription.early = [];
        if (subscription.stream) subscription.stream = openStream(subscription.streamId, subscription.stream.seq);
      }
    },

    /** @param {string} streamId @returns {number | null} the last applied event; null when there is none yet */
    head: (streamId) => subscriptions.get(streamId)?.stream?.seq ?? null,

    /** @returns {number} how many events are known of but not applied yet */
    behind() {
      let count = 0;
      for (const { stream, head } of subscriptions.values()) if (stream) count += Math.max(0, head - stream.seq);
      return count;
    },
  };
}

/** @param {Subscription} subscription */
function isBehind({ stream, head }) {
  return stream !== null && stream.seq < head;
}
