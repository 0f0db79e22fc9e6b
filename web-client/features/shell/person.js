const AVATAR_COLOURS = 12;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * The first letters of the first and last word, by grapheme so that an emoji or an accent stays whole.
 * @param {string} name
 */
export function initialsOf(name) {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const picked = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return picked.map(firstLetter).join('').toLocaleUpperCase() || '?';
}

/** @param {string} word */
function firstLetter(word) {
  const [first] = graphemes.segment(word);
  return first ? first.segment : '';
}

/**
 * The same person has the same colour everywhere (FNV-1a of the id, its halves mixed so that near ids differ).
 * @param {string} id
 * @returns {number} index into the avatar colours of tokens.css
 */
export function colourOf(id) {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % AVATAR_COLOURS;
}
