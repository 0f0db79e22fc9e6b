/**
 * @typedef {{ seq: number, type: string, actorId: string, at: string, opId: string | null, data: any }} StreamEvent
 * @typedef {{ streamId: string, seq: number, held: ReadonlyMap<number, StreamEvent> }} Stream
 *   `seq` is that of the last applied event, `held` are events that came before their turn.
 */

/**
 * A stream whose events up to and including `after` are known.
 *
 * @param {string} streamId
 * @param {number} after
 * @returns {Stream}
 */
export function openStream(streamId, after) {
  return { streamId, seq: after, held: new Map() };
}

/**
 * Takes events in whatever order and number they come, and gives them out strictly by sequence: what is not newer is
 * dropped, what is ahead is held until the events before it have come.
 *
 * @param {Stream} stream
 * @param {readonly StreamEvent[]} events
 * @returns {{ stream: Stream, applied: StreamEvent[], gap: boolean }} `gap`: something is held, so something is missing
 */
export function receive(stream, events) {
  const held = new Map(stream.held);
  for (const event of events) if (event.seq > stream.seq) held.set(event.seq, event);

  /** @type {StreamEvent[]} */
  const applied = [];
  let seq = stream.seq;
  for (let next = held.get(seq + 1); next; next = held.get(seq + 1)) {
    seq += 1;
    applied.push(next);
    held.delete(seq);
  }
  return { stream: { streamId: stream.streamId, seq, held }, applied, gap: held.size > 0 };
}

/**
 * The sequence number of the newest event that has come, applied or held.
 *
 * @param {Stream} stream
 * @returns {number}
 */
export function newestSeq(stream) {
  let newest = stream.seq;
  for (const seq of stream.held.keys()) if (seq > newest) newest = seq;
  return newest;
}
