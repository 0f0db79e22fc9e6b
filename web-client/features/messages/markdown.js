import { Marked } from '/vendor/marked.js';
import DOMPurify from '/vendor/purify.js';
import { BLOCKS, SANITIZE, SCROLLABLE, isOverwhelming, markdownExtension, plainText } from './markdown-policy.js';

const marked = new Marked(markdownExtension());

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
 * @returns {any} TrustedHTML, or a string where the browser has no trusted types
 */
export function markdown(body) {
  const known = rendered.get(body);
  if (known !== undefined) return known;
  const unsafe = isOverwhelming(body) ? plainText(body) : /** @type {string} */ (marked.parse(body));
  const safe = DOMPurify.sanitize(unsafe, {
    ...SANITIZE,
    RETURN_TRUSTED_TYPE: true,
  });
  rendered.set(body, safe);
  if (rendered.size > KEPT) rendered.delete(/** @type {string} */ (rendered.keys().next().value));
  return safe;
}
