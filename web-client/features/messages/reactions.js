/** @typedef {import('../../core/state.js').Reaction} Reaction */
/** @typedef {import('./timeline.js').Message} Message */

const NAMES_AT_MOST = 12;

/**
 * @param {Message} message
 * @param {string} emoji
 * @param {string} userId
 * @returns {Message}
 */
export function withReaction(message, emoji, userId) {
  if (message.deletedAt || hasReacted(message, emoji, userId)) return message;
  const isThere = message.reactions.some((each) => each.emoji === emoji);
  const reactions = isThere
    ? message.reactions.map((each) => (each.emoji === emoji ? { emoji, userIds: [...each.userIds, userId] } : each))
    : [...message.reactions, { emoji, userIds: [userId] }];
  return { ...message, reactions };
}

/**
 * @param {Message} message
 * @param {string} emoji
 * @param {string} userId
 * @returns {Message}
 */
export function withoutReaction(message, emoji, userId) {
  if (!hasReacted(message, emoji, userId)) return message;
  const reactions = message.reactions
    .map((each) => (each.emoji === emoji ? { emoji, userIds: each.userIds.filter((id) => id !== userId) } : each))
    .filter((each) => each.userIds.length > 0);
  return { ...message, reactions };
}

/**
 * @param {Message} message
 * @param {string} emoji
 * @param {string} userId
 */
export function hasReacted(message, emoji, userId) {
  return message.reactions.some((each) => each.emoji === emoji && each.userIds.includes(userId));
}

/**
 * Who reacted, in words: "Ana, Bo and you reacted with 🎉".
 *
 * @param {Reaction} reaction
 * @param {string} meId
 * @param {(userId: string) => string} nameOf
 * @returns {string}
 */
export function reactionLabel({ emoji, userIds }, meId, nameOf) {
  const others = userIds.filter((id) => id !== meId).map(nameOf);
  const isMine = others.length < userIds.length;
  const shown = others.slice(0, NAMES_AT_MOST);
  const more = others.length - shown.length;
  const people = [...shown, ...(more > 0 ? [`${more} more`] : []), ...(isMine ? [others.length ? 'you' : 'You'] : [])];
  const list = people.length > 1 ? `${people.slice(0, -1).join(', ')} and ${people[people.length - 1]}` : people[0];
  return `${list} reacted with ${emoji}`;
}
