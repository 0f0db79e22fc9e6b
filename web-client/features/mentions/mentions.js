/**
 * People in texts: `<@id>` as it is sent, `@Name` as it is read and written.
 */

/** @typedef {import('../../core/state.js').Member} Member */
/** @typedef {Record<string, Member>} Members */

const SENT = /<@([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})>/g;
const MOST_SHOWN = 8;
const LONGEST_QUERY = 40;

/**
 * @param {string} body as it was sent
 * @returns {string[]} the people named in it, each once
 */
export function peopleIn(body) {
  return [...new Set([...body.matchAll(SENT)].map(([, id]) => id))];
}

/**
 * A text as a person edits it. Somebody unknown stays as it was sent, so that nothing is lost by saving.
 * @param {string} body
 * @param {Members | undefined} members
 */
export function toNames(body, members) {
  return body.replace(SENT, (whole, id) => (members?.[id] ? `@${members[id].displayName}` : whole));
}

/**
 * A text as it is sent. Every name of somebody in the workspace after an @ counts, however it got there; of two with
 * one name the picked one is meant.
 * @param {string} text
 * @param {Members | undefined} members
 * @param {readonly string[]} [picked] people chosen in this text, the newest last
 */
export function toIds(text, members, picked = []) {
  /** @type {Map<string, string>} */
  const byName = new Map();
  const chosen = picked.map((id) => members?.[id]).filter((member) => member !== undefined);
  for (const member of [...Object.values(members ?? {}).filter(({ isActive }) => isActive), ...chosen]) {
    byName.set(member.displayName, member.userId);
  }
  if (byName.size === 0 || !text.includes('@')) return text;
  // The longest name first: “@Ana Maria” is not “@Ana” with a word after it.
  const names = [...byName.keys()].sort((a, b) => b.length - a.length).map(escaped);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_<@])@(${names.join('|')})(?![\\p{L}\\p{N}_])`, 'gu');
  return text.replace(pattern, (_, name) => `<@${byName.get(name)}>`);
}

/** @param {string} text */
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/**
 * The name that is being written before the caret.
 * @param {string} text
 * @param {number} caret
 * @returns {{from: number, query: string} | null}
 */
export function mentionAt(text, caret) {
  const before = text.slice(Math.max(0, caret - LONGEST_QUERY), caret);
  const match = /(?:^|[\s(])@([^@\n]*)$/u.exec(before);
  if (!match || /\s\s|^\s/u.test(match[1])) return null;
  return { from: caret - match[1].length - 1, query: match[1] };
}

/**
 * Those whose name, or a word of it, begins like what is written.
 * @param {Members | undefined} members
 * @param {string} query
 * @returns {Member[]}
 */
export function matching(members, query) {
  const wanted = query.trim().toLocaleLowerCase();
  const isLike = (/** @type {Member} */ { displayName }) => {
    const name = displayName.toLocaleLowerCase();
    return name.startsWith(wanted) || name.split(/\s+/u).some((/** @type {string} */ word) => word.startsWith(wanted));
  };
  return Object.values(members ?? {})
    .filter((member) => member.isActive && isLike(member))
    .sort((a, b) => a.displayName.localeCompare(b.displayName))
    .slice(0, MOST_SHOWN);
}
