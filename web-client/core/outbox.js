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
 * What may be sent now: of each channel the oldest that is not settled, one at a time, since only the reply to the
 * first makes sure that the second comes after it. A failed one waits for a person and holds nobody up.
 *
 * @param {Outbox} outbox
 * @returns {OutboxItem[]}
 */
export function due(outbox) {
  const seen = new Set();
  const result = [];
  for (const item of Object.values(outbox)) {
    if (!isPending(item) || seen.has(item.channelId)) continue;
    seen.add(item.channelId);
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
 * @param {Outbox} outbox
 * @param {string} opId
 * @returns {Outbox}
 */
export function started(outbox, opId) {
  return change(outbox, opId, { state: 'sending' });
}

/**
 * No answer came: it may or may not have been done, so it goes again with the same id.
 *
 * @param {Outbox} outbox
 * @param {string} opId
 * @returns {Outbox}
 */
export function interrupted(outbox, opId) {
  return outbox[opId]?.state === 'sending' ? change(outbox, opId, { state: 'queued' }) : outbox;
}

/**
 * @param {Outbox} outbox
 * @param {string} opId
 * @param {{ id: string, seq: number }} result
 * @returns {Outbox}
 */
export function acknowledged(outbox, opId, result) {
  return change(outbox, opId, { state: 'sent', error: undefined, result });
}

/**
 * @param {Outbox} outbox
 * @param {string} opId
 * @param {string} error why, in words for people
 * @returns {Outbox}
 */
export function refused(outbox, opId, error) {
  return change(outbox, opId, { state: 'failed', error });
}

/**
 * A person asks to try a failed one again.
 *
 * @param {Outbox} outbox
 * @param {string} opId
 * @returns {Outbox}
 */
export function retried(outbox, opId) {
  return outbox[opId]?.state === 'failed' ? change(outbox, opId, { state: 'queued', error: undefined }) : outbox;
}

/**
 * Takes a command out: its event has been applied, or a person gave it up.
 *
 * @param {Outbox} outbox
 * @param {string | null} opId
 * @returns {Outbox}
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

/** @param {OutboxItem} item */
function isPending(item) {
  return item.state === 'queued' || item.state === 'sending';
}

/**
 * @param {Outbox} outbox
 * @param {string} opId
 * @param {Partial<OutboxItem>} fields
 * @returns {Outbox}
 */
function change(outbox, opId, fields) {
  // The event can come before the reply, and a person can discard while it is under way: then there is nothing left.
  return outbox[opId] ? { ...outbox, [opId]: { ...outbox[opId], ...fields } } : outbox;
}
