import { openChannelsOf, startChannel } from '../channels/selectors.js';

/** @typedef {import('../../core/state.js').State} State */
/** @typedef {{isWide: boolean, workspaceId: string | null, channelOf: (workspaceId: string) => string | null}} Place */

/** Where links in mails lead, whoever is signed in. */
const OPEN = new Set(['forgot-password', 'reset-password', 'confirm-email']);

/**
 * Where to go instead of the present address; null to stay. Addresses survive signing in: they wait in `next`.
 * @param {State} state
 * @param {string} address the present path with its query
 * @param {Place} last where this person was the last time, and whether list and channel fit side by side
 * @returns {string | null}
 */
export function redirect(state, address, last) {
  const { route } = state;
  if (!route || state.boot !== 'ready' || OPEN.has(route.name)) return null;
  const isAccountPage = route.name === 'sign-in' || route.name === 'sign-up';
  if (!state.me) {
    if (isAccountPage) return null;
    return route.name === 'home' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(address)}`;
  }
  if (isAccountPage) return safeNext(route.query.next);
  if (route.name === 'home') return homeOf(state, last);
  if (route.name === 'workspace' && last.isWide && state.loads[route.workspaceId] === 'ready') {
    const channel = startChannel(openChannelsOf(state.channels, route.workspaceId), last.channelOf(route.workspaceId));
    return channel ? `/w/${route.workspaceId}/c/${channel.id}` : null;
  }
  return null;
}

/**
 * @param {State} state
 * @param {Place} last
 */
function homeOf(state, last) {
  const ids = Object.keys(state.workspaces);
  if (ids.length === 0) return null;
  const id = last.workspaceId && state.workspaces[last.workspaceId] ? last.workspaceId : ids[0];
  return `/w/${id}`;
}

/**
 * A link must not be able to send people elsewhere after signing in.
 * @param {string | undefined} next
 */
export function safeNext(next) {
  const here = 'http://page.invalid';
  if (!next || !URL.canParse(next, here)) return '/';
  const url = new URL(next, here);
  const isElsewhere = url.origin !== here || url.pathname.startsWith('/sign-');
  return isElsewhere ? '/' : url.pathname + url.search;
}
