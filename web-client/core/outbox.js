/**
 * Commands that wait for the server, oldest first. All functions are pure; the caller keeps the outbox in its state
 * and in storage (`core/outbox-sender.js` does both).
 *
 * @typedef {'queued' | 'sending' | 'failed' | 'sent'} OutboxState
 *   queued: waits · sending: under way · failed: refused, a person decides · sent: durable, its event is still to come
 * @typedef {{
 *   opId: string, channelId: string, threadRootId: string | null, body: string, createdAt: string,
 *   state: OutboxState, error?: string, result?: { id: string, seq: number },
 * }} OutboxItem
 * @typedef {Readonly<Record<string, OutboxItem>>} Outbox by operation id, in the order of writing
 */

/**
 * @param {Outbox} outbox
 * @param {{ opId: string, channelId: string, body: string, threadRootId?: string | null, createdAt: string }} command
 * @returns {Outbox}
 */
export function enqueue(outbox, { opId, channelId, body, threadRootId = null, createdAt }) {
  if (outbox[opId]) return outbox;
  return { ...outbox, [opId]: { opId, channelId, threadRootId, body, createdAt, state: 'queued' } };
}

/**
 * What may be sent now: of each lane (a channel, a board) the oldest that is not settled, one at a time, since only the reply to the
 * first makes sure that the second comes after it. A failed one waits for a person and holds nobody up.
 *
 * @template {{ state: OutboxState }} T
 * @param {Readonly<Record<string, T>>} outbox
 * @param {(item: T) => string} laneOf what is sent in order of each other
 * @returns {T[]}
 */
export function due(outbox, laneOf) {
  const seen = new Set();
  const result = [];
  for (const item of Object.values(outbox)) {
    const lane = laneOf(item);
    if (!isPending(item) || seen.has(lane)) continue;
    seen.add(lane);
    if (item.state === 'queued') result.push(item);
  }
  return result;
}

/**
 * @param {Outbox} outbox
 * @param {string} [channelId] all channels when left out
 * @returns {number} how many are not known to be durable yet
 */
export function waiting(outbox, channelId) {
  return Object.values(outbox).filter((i) => isPending(i) && (!channelId || i.channelId === channelId)).length;
}

/**
 * @template {{ opId: string, state: OutboxState }} T
 * @param {Readonly<Record<string, T>>} outbox
 * @param {string} opId
 * @returns {Readonly<Record<string, T>>}
 */
export function started(outbox, opId) {
  return change(outbox, opId, { state: 'sending' });
}

/**
 * No answer came: it may or may not have been done, so it goes again with the same id.
 *
 * @template {{ opId: string, state: OutboxState }} T
 * @param {Readonly<Record<string, T>>} outbox
 * @param {string} opId
 * @returns {Readonly<Record<string, T>>}
 */
export function interrupted(outbox, opId) {
  return outbox[opId]?.state === 'sending' ? change(outbox, opId, { state: 'queued' }) : outbox;
}

/**
 * @template {{ opId: string, state: OutboxState }} T
 * @param {Readonly<Record<string, T>>} outbox
 * @param {string} opId
 * @param {any} result
 * @returns {Readonly<Record<string, T>>}
 */
export function acknowledged(outbox, opId, result) {
  return change(outbox, opId, { state: 'sent', error: undefined, result });
}

/**
 * @template {{ opId: string, state: OutboxState }} T
 * @param {Readonly<Record<string, T>>} outbox
 * @param {string} opId
 * @param {string} error why, in words for people
 * @returns {Readonly<Record<string, T>>}
 */
export function refused(outbox, opId, error) {
  return change(outbox, opId, { state: 'failed', error });
}

/**
 * A person asks to try a failed one again.
 *
 * @template {{ opId: string, state: OutboxState }} T
 * @param {Readonly<Record<string, T>>} outbox
 * @param {string} opId
 * @returns {Readonly<Record<string, T>>}
 */
export function retried(outbox, opId) {
  return outbox[opId]?.state === 'failed' ? change(outbox, opId, { state: 'queued', error: undefined }) : outbox;
}

/**
 * Takes a command out: its event has been applied, or a person gave it up.
 *
 * @template {{ opId: string, state: OutboxState }} T
 * @param {Readonly<Record<string, T>>} outbox
 * @param {string | null} opId
 * @returns {Readonly<Record<string, T>>}
 */
export function removed(outbox, opId) {
  if (!opId || !outbox[opId]) return outbox;
  const { [opId]: _, ...rest } = outbox;
  return rest;
}

/**
 * Takes out what is durable and in the history up to `seq`: after a fresh read, whose events are not replayed.
 *
 * @param {Outbox} outbox
 * @param {string} channelId
 * @param {number} seq
 * @returns {Outbox}
 */
export function settled(outbox, channelId, seq) {
  const isIn = (/** @type {OutboxItem} */ item) =>
    item.channelId === channelId && item.result !== undefined && item.result.seq <= seq;
  const kept = Object.entries(outbox).filter(([, item]) => !isIn(item));
  return kept.length === Object.keys(outbox).length ? outbox : Object.fromEntries(kept);
}

/** @param {{ state: OutboxState }} item */
function isPending(item) {
  return item.state === 'queued' || item.state === 'sending';
}

/**
 * @template T
 * @param {Readonly<Record<string, T>>} outbox
 * @param {string} opId
 * @param {object} fields
 * @returns {Readonly<Record<string, T>>}
 */
function change(outbox, opId, fields) {
  // The event can come before the reply, and a person can discard while it is under way: then there is nothing left.
  return outbox[opId] ? { ...outbox, [opId]: { ...outbox[opId], ...fields } } : outbox;
}
