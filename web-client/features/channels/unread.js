/** @typedef {import('../../core/state.js').Channel} Channel */

/**
 * @param {Channel} channel
 * @param {string} messageId
 * @param {number} seq
 * @returns {Channel}
 */
export function countPosted(channel, messageId, seq) {
  if (seq <= channel.readSeq) return channel;
  return { ...channel, unread: channel.unread + 1, unreadSeqs: { ...channel.unreadSeqs, [messageId]: seq } };
}

/**
 * @param {Channel} channel
 * @param {string} messageId
 * @param {{seq: number, authorId: string, deletedAt: string | null} | undefined} message when this page has it
 * @param {string | undefined} myId
 * @returns {Channel}
 */
export function countDeleted(channel, messageId, message, myId) {
  if (channel.unread === 0) return channel;
  const { [messageId]: seq, ...unreadSeqs } = channel.unreadSeqs ?? {};
  if (seq !== undefined) return { ...channel, unread: channel.unread - 1, unreadSeqs };
  // Older than this page and never shown: only the server knows whether it was among the unread ones.
  if (!message) return { ...channel, unreadIsStale: true };
  const wasUnread = message.authorId !== myId && message.seq > channel.readSeq && !message.deletedAt;
  return wasUnread ? { ...channel, unread: channel.unread - 1 } : channel;
}

/**
 * @param {Channel} channel
 * @param {number} readSeq everything up to here is read
 * @returns {Channel}
 */
export function countRead(channel, readSeq) {
  if (readSeq <= channel.readSeq) return channel;
  const unreadSeqs = Object.fromEntries(Object.entries(channel.unreadSeqs ?? {}).filter(([, seq]) => seq > readSeq));
  if (readSeq >= channel.head) return { ...channel, readSeq, unread: 0, unreadSeqs };
  const allKnown = channel.unread === Object.keys(channel.unreadSeqs ?? {}).length;
  if (allKnown) return { ...channel, readSeq, unread: Object.keys(unreadSeqs).length, unreadSeqs };
  return { ...channel, readSeq, unreadSeqs, unreadIsStale: true };
}
