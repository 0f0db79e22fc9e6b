/**
 * @typedef {{ name: 'home' | 'sign-in' | 'sign-up' | 'forgot-password' | 'reset-password' | 'confirm-email' | 'account',
 *   query: Record<string, string> }} PlainRoute
 * @typedef {{ name: 'account-section', section: string, query: Record<string, string> }} AccountRoute
 * @typedef {{ name: 'invite', code: string, query: Record<string, string> }} InviteRoute
 * @typedef {{ name: 'workspace' | 'people' | 'inbox' | 'audit', workspaceId: string, query: Record<string, string> }} WorkspaceRoute
 * @typedef {{ name: 'channel', workspaceId: string, channelId: string, query: Record<string, string> }} ChannelRoute
 * @typedef {{ name: 'thread', workspaceId: string, channelId: string, messageId: string,
 *   query: Record<string, string> }} ThreadRoute
 * @typedef {{ name: 'person', workspaceId: string, userId: string, query: Record<string, string> }} PersonRoute
 * @typedef {{ name: 'board', workspaceId: string, boardId: string, query: Record<string, string> }} BoardRoute
 * @typedef {{ name: 'card', workspaceId: string, boardId: string, cardId: string,
 *   query: Record<string, string> }} CardRoute
 * @typedef {{ name: 'not-found', path: string, query: Record<string, string> }} NotFoundRoute
 * @typedef {PlainRoute | AccountRoute | InviteRoute | WorkspaceRoute | ChannelRoute | ThreadRoute | PersonRoute | BoardRoute | CardRoute
 *   | NotFoundRoute} Route
 */

/** @type {Record<string, string>} */
const PATTERNS = {
  home: '/',
  'sign-in': '/sign-in',
  'sign-up': '/sign-up',
  'forgot-password': '/forgot-password',
  'reset-password': '/reset-password',
  'confirm-email': '/confirm-email',
  account: '/account',
  'account-section': '/account/:section',
  invite: '/invite/:code',
  workspace: '/w/:workspaceId',
  channel: '/w/:workspaceId/c/:channelId',
  thread: '/w/:workspaceId/c/:channelId/t/:messageId',
  board: '/w/:workspaceId/b/:boardId',
  card: '/w/:workspaceId/b/:boardId/card/:cardId',
  inbox: '/w/:workspaceId/inbox',
  audit: '/w/:workspaceId/audit',
  people: '/w/:workspaceId/people',
  person: '/w/:workspaceId/people/:userId',
};

/**
 * @param {string} address a path with or without a query, such as `/w/1/c/2?message=3`
 * @returns {Route}
 */
export function parseRoute(address) {
  const url = new URL(address, 'http://page.invalid');
  const query = Object.fromEntries(url.searchParams);
  const parts = split(url.pathname);
  for (const [name, pattern] of Object.entries(PATTERNS)) {
    const params = match(split(pattern), parts);
    if (params) return /** @type {Route} */ ({ name, ...params, query });
  }
  return { name: 'not-found', path: url.pathname, query };
}

/**
 * The address of a route: the inverse of `parseRoute`.
 *
 * @param {string} name
 * @param {Record<string, string>} [params]
 * @param {Record<string, string>} [query]
 * @returns {string}
 */
export function routePath(name, params = {}, query = {}) {
  const path = PATTERNS[name].replace(/:(\w+)/g, (_, key) => encodeURIComponent(params[key]));
  const search = new URLSearchParams(query).toString();
  return search ? `${path}?${search}` : path;
}

/** @param {string} path */
function split(path) {
  return path.split('/').filter((part) => part !== '');
}

/**
 * @param {string[]} pattern
 * @param {string[]} parts
 * @returns {Record<string, string> | null}
 */
function match(pattern, parts) {
  if (pattern.length !== parts.length) return null;
  /** @type {Record<string, string>} */
  const params = {};
  for (const [i, piece] of pattern.entries()) {
    if (!piece.startsWith(':')) {
      if (piece !== parts[i]) return null;
      continue;
    }
    const value = decode(parts[i]);
    if (value === null) return null;
    params[piece.slice(1)] = value;
  }
  return params;
}

/** @param {string} part */
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    // A hand-written address may hold a lone percent sign: such a page does not exist.
    return null;
  }
}
