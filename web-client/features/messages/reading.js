/** @typedef {import('./timeline.js').Message} Message */

/**
 * `line` is the last seq that was read before what is new (null: no line), `seen` the last that the reader has had
 * before the eyes.
 * @typedef {{line: number | null, seen: number}} Reading
 */

/**
 * @param {{readSeq: number, unread: number}} channel
 * @returns {Reading}
 */
export function openReading({ readSeq, unread }) {
  return { line: unread > 0 ? readSeq : null, seen: readSeq };
}

/**
 * Where the line is after messages came or the reader came back. A reader at the end sees them arrive and needs no
 * line; for one who looks elsewhere it is drawn above the first that was missed.
 *
 * @param {Reading} reading
 * @param {{newest: number, newestByOthers: number, isLooking: boolean}} now
 * @returns {Reading} the same object when nothing has changed
 */
export function advanced(reading, { newest, newestByOthers, isLooking }) {
  if (isLooking) return newest > reading.seen ? { ...reading, seen: newest } : reading;
  const isMissed = newestByOthers > reading.seen;
  const isLineOld = reading.line === null || reading.line < reading.seen;
  return isMissed && isLineOld ? { ...reading, line: reading.seen } : reading;
}

/**
 * @param {readonly Message[]} messages oldest first
 * @param {number} seen
 * @param {string} meId
 * @returns {number} how many of others came after what was seen
 */
export function missedCount(messages, seen, meId) {
  let count = 0;
  for (let i = messages.length - 1; i >= 0 && messages[i].seq > seen; i--) {
    if (messages[i].authorId !== meId && !messages[i].deletedAt) count++;
  }
  return count;
}

const SPOKEN_LENGTH = 200;

/**
 * What a screen reader says when messages come: one with its text, several by number.
 *
 * @param {readonly Message[]} messages
 * @param {(userId: string) => string} nameOf
 */
export function announcement(messages, nameOf) {
  if (messages.length === 0) return '';
  if (messages.length > 1) return `${messages.length} new messages`;
  const [{ authorId, body }] = messages;
  const text = body.length > SPOKEN_LENGTH ? `${body.slice(0, SPOKEN_LENGTH)}…` : body;
  return `${nameOf(authorId)}: ${text}`;
}
