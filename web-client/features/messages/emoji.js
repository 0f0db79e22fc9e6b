/** The emoji of the picker, with the words by which they are found. */
export const EMOJI = Object.freeze(
  /** @type {const} */ ([
    ['👍', 'thumbs up yes agree like'],
    ['👎', 'thumbs down no disagree'],
    ['❤️', 'heart love'],
    ['😂', 'laugh tears of joy funny'],
    ['🎉', 'party celebrate tada'],
    ['🙏', 'thanks please pray'],
    ['👀', 'eyes looking'],
    ['🚀', 'rocket ship launch'],
    ['✅', 'check done yes'],
    ['❌', 'cross no wrong'],
    ['🔥', 'fire hot'],
    ['💯', 'hundred perfect'],
    ['👏', 'clap applause bravo'],
    ['🙌', 'raised hands hooray'],
    ['💪', 'strong muscle'],
    ['🤝', 'handshake deal'],
    ['👋', 'wave hello bye'],
    ['🤔', 'thinking hmm'],
    ['😄', 'smile happy'],
    ['😊', 'blush pleased'],
    ['😍', 'heart eyes love'],
    ['😎', 'cool sunglasses'],
    ['🥳', 'party face birthday'],
    ['🤯', 'mind blown'],
    ['😅', 'sweat relief phew'],
    ['🙃', 'upside down irony'],
    ['😢', 'sad cry'],
    ['😭', 'sob crying'],
    ['😡', 'angry'],
    ['😱', 'scream shocked'],
    ['🤷', 'shrug do not know'],
    ['🤦', 'facepalm'],
    ['🫡', 'salute on it'],
    ['💡', 'idea bulb'],
    ['📌', 'pin'],
    ['🐛', 'bug'],
    ['🔧', 'wrench fix'],
    ['🚢', 'ship it'],
    ['⏳', 'wait hourglass'],
    ['☕', 'coffee break'],
    ['🍕', 'pizza'],
    ['🌟', 'star'],
  ]),
);

/** Offered first, without opening the picker. */
export const QUICK_EMOJI = Object.freeze(['👍', '❤️', '🎉', '👀']);

/**
 * @param {string} query
 * @returns {readonly (readonly [emoji: string, words: string])[]} those with a word for each word of the query
 */
export function searchEmoji(query) {
  const wanted = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return EMOJI.filter(([emoji, words]) =>
    wanted.every((part) => emoji === part || words.split(' ').some((word) => word.startsWith(part))),
  );
}

const ONLY_EMOJI =
  /^(?:\s*(?:\p{Extended_Pictographic}(?:\p{EMod}|\uFE0F|\u200D\p{Extended_Pictographic})*|\p{RI}{2}|[0-9#*]\uFE0F?\u20E3))+\s*$/u;
const LARGE_LENGTH = 60;

/**
 * @param {string} body
 * @returns {boolean} whether it is a few emoji and nothing else, which are shown larger
 */
export function isEmojiOnly(body) {
  return body.length <= LARGE_LENGTH && ONLY_EMOJI.test(body);
}
