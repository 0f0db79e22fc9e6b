import fc from 'fast-check';

/** @typedef {import('../../../web-client/core/stream.js').StreamEvent} StreamEvent */
/** @typedef {import('../../../web-client/core/state.js').Message} Message */

export const PEOPLE = ['ana', 'bo', 'cy'];
export const CHANNEL = 'general';

/** What people do in a channel; `target` picks a message that is there. */
export const doings = fc.array(
  fc.record({
    kind: fc.constantFrom('post', 'post', 'reply', 'edit', 'delete', 'react', 'react', 'unreact'),
    who: fc.constantFrom(...PEOPLE),
    target: fc.nat(30),
    emoji: fc.constantFrom('👍', '🎉', '💬'),
  }),
  { maxLength: 40 },
);

/**
 * The events that a server makes of what people do, and what a read gives after each of them.
 *
 * @param {{ kind: string, who: string, target: number, emoji: string }[]} steps
 */
export function history(steps) {
  /** @type {StreamEvent[]} */
  const events = [];
  /** @type {Message[][]} the messages after so many events, oldest first */
  const reads = [[]];

  for (const { kind, who, target, emoji } of steps) {
    const before = /** @type {Message[]} */ (reads.at(-1));
    const alive = before.filter(({ deletedAt }) => deletedAt === null);
    const roots = alive.filter(({ threadRootId }) => threadRootId === null);
    const seq = events.length + 1;
    const at = new Date(Date.UTC(2026, 10, 22) + seq * 1000).toISOString();
    const message = (kind === 'reply' ? roots : alive)[target % Math.max(1, (kind === 'reply' ? roots : alive).length)];
    /** @param {string} type @param {any} data @param {Message[]} after */
    const happen = (type, data, after) => {
      events.push({ seq, type, actorId: who, at, opId: null, data });
      reads.push(counted(after));
    };
    /** @param {Partial<Message>} change */
    const with_ = (change) => before.map((each) => (each.id === message.id ? { ...each, ...change } : each));

    if (kind === 'post' || (kind === 'reply' && message)) {
      const id = `m${seq}`;
      const root = kind === 'reply' ? message.id : undefined;
      const posted = post(id, seq, who, at, root ?? null);
      happen('message.posted', { id, body: posted.body, ...(root && { threadRootId: root }) }, [...before, posted]);
    } else if (!message) {
      continue;
    } else if (kind === 'edit') {
      const [body, version] = [`edited ${seq}`, message.version + 1];
      happen('message.edited', { id: message.id, body, version }, with_({ body, version, editedAt: at }));
    } else if (kind === 'delete') {
      happen('message.deleted', { id: message.id }, with_({ body: '', reactions: [], cardIds: [], deletedAt: at }));
    } else {
      const reactions = kind === 'react' ? react(message, emoji, who) : unreact(message, emoji, who);
      if (!reactions) continue;
      const type = kind === 'react' ? 'reaction.added' : 'reaction.removed';
      happen(type, { messageId: message.id, emoji }, with_({ reactions }));
    }
  }
  return { events, reads };
}

/** @param {string} id @param {number} seq @param {string} who @param {string} at @param {string | null} root @returns {Message} */
function post(id, seq, who, at, root) {
  return {
    ...{ id, channelId: CHANNEL, seq, authorId: who, body: `body ${seq}`, threadRootId: root, createdAt: at },
    ...{ editedAt: null, deletedAt: null, version: 1, replyCount: 0, lastReplyAt: null, reactions: [], cardIds: [] },
  };
}

/** @param {Message[]} messages */
function counted(messages) {
  return messages.map((root) => {
    const replies = messages.filter(({ threadRootId, deletedAt }) => threadRootId === root.id && deletedAt === null);
    return { ...root, replyCount: replies.length, lastReplyAt: replies.at(-1)?.createdAt ?? null };
  });
}

/** @param {Message} message @param {string} emoji @param {string} who */
function react({ reactions }, emoji, who) {
  const known = reactions.find((each) => each.emoji === emoji);
  if (!known) return [...reactions, { emoji, userIds: [who] }];
  if (known.userIds.includes(who)) return null;
  return reactions.map((each) => (each === known ? { emoji, userIds: [...each.userIds, who] } : each));
}

/** @param {Message} message @param {string} emoji @param {string} who */
function unreact({ reactions }, emoji, who) {
  if (!reactions.find((each) => each.emoji === emoji)?.userIds.includes(who)) return null;
  return reactions
    .map((each) => (each.emoji === emoji ? { emoji, userIds: each.userIds.filter((id) => id !== who) } : each))
    .filter(({ userIds }) => userIds.length > 0);
}
