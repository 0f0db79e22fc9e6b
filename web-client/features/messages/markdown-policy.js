/**
 * What people's Markdown may become. Two walls: marked makes no raw HTML, picture or check box in the first place, and
 * DOMPurify lets through nothing but this list.
 */

const LINK_SCHEMES = new Set(['http:', 'https:', 'mailto:']);

/** Options of DOMPurify.sanitize. */
export const SANITIZE = Object.freeze({
  ALLOWED_TAGS: [
    ...['p', 'br', 'hr', 'mark', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'a', 'ul', 'ol', 'li'],
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  ALLOWED_ATTR: ['href', 'align', 'start'],
  ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
  ADD_URI_SAFE_ATTR: ['align', 'start'],
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
});

/** Blocks that find their own direction: a line of Hebrew under a line of English stands right. */
export const BLOCKS = Object.freeze(new Set(['P', 'LI', 'BLOCKQUOTE', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'TD', 'TH']));

/** Blocks that are wider than the message and scroll inside of themselves. */
export const SCROLLABLE = Object.freeze(new Set(['PRE', 'TABLE']));

/**
 * @param {string} href
 * @returns {boolean} whether it is an absolute address of a scheme that can do no harm
 */
export function isSafeLink(href) {
  try {
    return LINK_SCHEMES.has(new URL(href).protocol);
  } catch {
    // Not an absolute address: a link relative to this page would be a trap or a mistake.
    return false;
  }
}

const MENTION = /^<@([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})>/;

/**
 * What `marked.use` takes.
 *
 * @param {(userId: string) => {name: string, isMe: boolean} | null} [person] somebody who is named in a text
 * @returns {import('/vendor/marked.js').MarkedExtension}
 */
export function markdownExtension(person = () => null) {
  return {
    gfm: true,
    breaks: true,
    tokenizer: {
      // Without these rules an angle bracket is text.
      html: () => undefined,
      tag: () => undefined,
    },
    walkTokens: pictureToLink,
    extensions: [mentionExtension(person)],
    renderer: {
      checkbox: ({ checked }) => (checked ? '[x] ' : '[ ] '),
      link({ href, tokens }) {
        const text = this.parser.parseInline(tokens);
        return isSafeLink(href) ? `<a href="${escaped(href)}">${text}</a>` : text;
      },
    },
  };
}

/**
 * A person named in a text; nobody else's Markdown can make this element.
 *
 * @param {(userId: string) => {name: string, isMe: boolean} | null} person
 * @returns {any}
 */
function mentionExtension(person) {
  return {
    name: 'mention',
    level: 'inline',
    start: (/** @type {string} */ text) => text.indexOf('<@'),
    tokenizer(/** @type {string} */ text) {
      const match = MENTION.exec(text);
      return match ? { type: 'mention', raw: match[0], userId: match[1] } : undefined;
    },
    renderer(/** @type {any} */ { userId }) {
      const found = person(userId);
      const name = escaped(`@${found?.name ?? 'Somebody'}`);
      return found?.isMe ? `<mark><strong>${name}</strong></mark>` : `<mark>${name}</mark>`;
    },
  };
}

/**
 * A picture from elsewhere tells its owner who reads the message and when, so it becomes a link; inside of a link it
 * becomes the words that describe it.
 *
 * @param {any} token
 */
function pictureToLink(token) {
  if (token.type === 'link') token.tokens = token.tokens.map(pictureToText);
  if (token.type !== 'image') return;
  const { href, text } = token;
  Object.assign(token, { type: 'link', tokens: [{ type: 'text', raw: text, text: text || href, escaped: false }] });
}

/** @param {any} token */
function pictureToText(token) {
  if (token.type === 'image') return { type: 'text', raw: token.raw, text: token.text || token.href, escaped: false };
  return token.tokens ? { ...token, tokens: token.tokens.map(pictureToText) } : token;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** People quote a quote of a quote; nobody nests twenty. */
const DEEPEST = 20;
const MOST_DELIMITERS = 1_200;
const BLOCK_MARKERS = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/gm;
const BLOCK_MARKER = />|[-*+]|\d+[.)]/g;
const WITHIN_WORDS = /\w_+(?=\w)/g;
const DELIMITERS = /[*_~]+/g;

/**
 * Nested blocks take the parser's stack and emphasis that never closes takes its time by the square: one message made
 * for it could stop everybody's page.
 *
 * @param {string} body
 * @returns {boolean} whether it is shown as plain text instead
 */
export function isOverwhelming(body) {
  const depths = body.match(BLOCK_MARKERS) ?? [];
  if (depths.some((markers) => (markers.match(BLOCK_MARKER)?.length ?? 0) > DEEPEST)) return true;
  return (body.replace(WITHIN_WORDS, '').match(DELIMITERS)?.length ?? 0) > MOST_DELIMITERS;
}

/**
 * @param {string} body
 * @returns {string} HTML that shows it as it is written
 */
export function plainText(body) {
  return `<p>${escaped(body).replace(/\n/g, '<br>')}</p>`;
}

const LONG_LENGTH = 1_500;
const LONG_LINES = 24;

/**
 * @param {string} body
 * @returns {boolean} whether it is folded until the reader asks for the rest
 */
export function isLong(body) {
  return body.length > LONG_LENGTH || body.split('\n', LONG_LINES + 1).length > LONG_LINES;
}
