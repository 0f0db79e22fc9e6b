/** @typedef {import('./timeline.js').Message} Message */
/** @typedef {import('../../core/state.js').OutboxItem} OutboxItem */
/** @typedef {Message & {delivery?: OutboxItem['state'], error?: string}} ShownMessage */
/**
 * @typedef {{kind: 'day', key: string, at: number}
 *   | {kind: 'new', key: string}
 *   | {kind: 'message', key: string, message: ShownMessage, follows: boolean}} Row
 */

const GROUP_MS = 5 * 60_000;

/**
 * The rows of a conversation: a line for each day, the line above what is new, and the messages; those that follow
 * the same author within five minutes go under one name.
 *
 * @param {readonly ShownMessage[]} messages by seq, oldest first
 * @param {{ previous?: ShownMessage | null, newAfter?: number | null, meId?: string }} [options]
 *   `previous` stands just above the first one, out of sight; `newAfter` is the last seq that was read
 * @returns {Row[]}
 */
export function rowsOf(messages, { previous = null, newAfter = null, meId } = {}) {
  /** @type {Row[]} */
  const rows = [];
  let last = previous;
  let groupStart = previous ? Date.parse(previous.createdAt) : 0;
  let lineIsDue = newAfter !== null && !(previous && previous.seq > newAfter);
  for (const message of messages) {
    const at = Date.parse(message.createdAt);
    const isNewDay = !last || dayOf(at) !== dayOf(Date.parse(last.createdAt));
    if (isNewDay) rows.push({ kind: 'day', key: `day-${message.id}`, at });
    const hasLine = lineIsDue && message.seq > Number(newAfter) && message.authorId !== meId;
    if (hasLine) {
      rows.push({ kind: 'new', key: 'new' });
      lineIsDue = false;
    }
    const follows =
      !isNewDay && !hasLine && last?.authorId === message.authorId && Math.abs(at - groupStart) < GROUP_MS;
    if (!follows) groupStart = at;
    rows.push({ kind: 'message', key: message.opId ?? message.id, message, follows });
    last = message;
  }
  return rows;
}

/**
 * The day in the person's own zone, as a number that grows.
 *
 * @param {number} at milliseconds since 1970
 */
export function dayOf(at) {
  const date = new Date(at);
  return (date.getFullYear() * 100 + date.getMonth() + 1) * 100 + date.getDate();
}

/**
 * What is on its way, as messages at the end. One whose message is here already is not shown twice: it was sent
 * before a reload, and its reply comes later than the page of messages.
 *
 * @param {readonly OutboxItem[]} items of one conversation
 * @param {readonly Message[]} messages the same conversation's, oldest first
 * @param {string} meId
 * @returns {ShownMessage[]}
 */
export function pendingMessages(items, messages, meId) {
  const taken = new Set();
  return items
    .filter((item) => !hasArrived(item, messages, meId, taken))
    .map((item) => ({
      id: item.opId,
      channelId: item.channelId,
      seq: Number.MAX_SAFE_INTEGER,
      authorId: meId,
      body: item.body,
      threadRootId: item.threadRootId,
      createdAt: item.createdAt,
      editedAt: null,
      deletedAt: null,
      version: 0,
      replyCount: 0,
      lastReplyAt: null,
      reactions: [],
      opId: item.opId,
      delivery: item.state,
      error: item.error,
    }));
}

/** Clocks of the browser and the server differ by about so much. */
const CLOCK_SKEW_MS = 60_000;
const RECENT = 50;

/**
 * @param {OutboxItem & {result?: {id: string}}} item
 * @param {readonly Message[]} messages
 * @param {string} meId
 * @param {Set<string>} taken messages that other items have been matched with
 */
function hasArrived(item, messages, meId, taken) {
  if (item.state === 'failed') return false;
  const sentAt = Date.parse(item.createdAt) - CLOCK_SKEW_MS;
  const match = messages.slice(-RECENT).find((message) => {
    if (message.id === item.result?.id) return true;
    // A live message says by which operation it was made; only one that was read by REST has to be guessed.
    if (message.opId !== undefined || taken.has(message.id) || message.authorId !== meId) return false;
    return message.body === item.body && Date.parse(message.createdAt) >= sentAt;
  });
  if (match) taken.add(match.id);
  return match !== undefined;
}
