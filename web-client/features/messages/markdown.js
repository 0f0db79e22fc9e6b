import { Marked } from '/vendor/marked.js';
import DOMPurify from '/vendor/purify.js';
import { peopleIn } from '../mentions/mentions.js';
import { BLOCKS, SANITIZE, SCROLLABLE, isOverwhelming, markdownExtension, plainText } from './markdown-policy.js';

/** Whose names the text that is being drawn may show; Markdown is parsed in one go. */
let people = /** @type {Record<string, import('../../core/state.js').Member>} */ ({});
let reader = '';

const marked = new Marked(
  markdownExtension((userId) =>
    people[userId] ? { name: people[userId].displayName, isMe: userId === reader } : null,
  ),
);

DOMPurify.addHook('afterSanitizeAttributes', (node) => {
  const element = /** @type {Element} */ (node);
  if (BLOCKS.has(element.nodeName)) element.setAttribute('dir', 'auto');
  // What scrolls sideways must scroll by keyboard too.
  if (SCROLLABLE.has(element.nodeName)) element.setAttribute('tabindex', '0');
  if (element.nodeName !== 'A') return;
  element.setAttribute('target', '_blank');
  element.setAttribute('rel', 'noopener noreferrer');
});

/** @type {Map<string, any>} */
const rendered = new Map();
const KEPT = 500;

/**
 * Safe HTML for a message; the same value for the same text, so that it is not set anew.
 *
 * @param {string} body
 * @param {Record<string, import('../../core/state.js').Member>} [members] for the names of people in it
 * @param {string} [meId] who reads it
 * @returns {any} TrustedHTML, or a string where the browser has no trusted types
 */
export function markdown(body, members = {}, meId = '') {
  const named = peopleIn(body).map((id) => `${id === meId}${members[id]?.displayName}`);
  const key = [body, ...named].join('\n');
  const known = rendered.get(key);
  if (known !== undefined) return known;
  people = members;
  reader = meId;
  const unsafe = isOverwhelming(body) ? plainText(body) : /** @type {string} */ (marked.parse(body));
  const safe = DOMPurify.sanitize(unsafe, {
    ...SANITIZE,
    RETURN_TRUSTED_TYPE: true,
  });
  rendered.set(key, safe);
  if (rendered.size > KEPT) rendered.delete(/** @type {string} */ (rendered.keys().next().value));
  return safe;
}
