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

/**
 * What the server replied, with what events have told since: a reply can be older than the page by the time it comes.
 *
 * @param {Channel | undefined} known as the page has it now
 * @param {Channel} reply
 * @returns {Channel}
 */
export function withReply(known, reply) {
  if (!known || (reply.head >= known.head && reply.readSeq >= known.readSeq)) return reply;
  const readSeq = Math.max(known.readSeq, reply.readSeq);
  const isLater = (/** @type {number} */ seq) => seq > reply.head && seq > readSeq;
  const unreadSeqs = Object.fromEntries(Object.entries(known.unreadSeqs ?? {}).filter(([, seq]) => isLater(seq)));
  const hasReadAll = readSeq >= reply.head;
  return {
    ...reply,
    ...(known.version > reply.version ? textOf(known) : {}),
    head: Math.max(known.head, reply.head),
    readSeq,
    unread: (hasReadAll ? 0 : reply.unread) + Object.keys(unreadSeqs).length,
    unreadSeqs,
    // Read on in another window, but not to the end: how much of the reply's count is left only the server knows.
    unreadIsStale: known.readSeq > reply.readSeq && !hasReadAll,
  };
}

/** @param {Channel} channel */
function textOf({ name, topic, isArchived, version }) {
  return { name, topic, isArchived, version };
}
