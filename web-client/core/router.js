import { parseRoute } from './routes.js';

export { parseRoute, routePath } from './routes.js';

/** @typedef {import('./routes.js').Route} Route */
/**
 * @typedef {{
 *   current(): Route,
 *   navigate(path: string, options?: { replace?: boolean }): void,
 *   onRoute(listener: (route: Route) => void): () => void,
 *   recall(key: string): any,
 *   remember(key: string, value: unknown): void,
 *   start(): void,
 *   stop(): void,
 * }} Router
 */

/**
 * Routes over the History API. Clicks on links to this page's own addresses navigate without loading it anew.
 * `remember` keeps a value (a scroll position, say) with the present history entry: it survives reload, back, forward.
 *
 * @param {Window} [page]
 * @returns {Router}
 */
export function createRouter(page = window) {
  let route = read();
  /** @type {Set<(route: Route) => void>} */
  const listeners = new Set();

  function read() {
    return parseRoute(page.location.pathname + page.location.search);
  }

  function changed() {
    route = read();
    for (const listener of [...listeners]) listener(route);
  }

  /** @type {Router['navigate']} */
  function navigate(path, { replace = false } = {}) {
    const target = new URL(path, page.location.href);
    const isSame = target.href === page.location.href;
    if (replace || isSame) page.history.replaceState(isSame ? page.history.state : null, '', target);
    else page.history.pushState(null, '', target);
    changed();
  }

  /** @param {MouseEvent} event */
  function clicked(event) {
    // A click with a modifier opens a new tab or a download: that stays the browser's.
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link?.href || link.hasAttribute('download') || (link.target && link.target !== '_self')) return;
    const target = new URL(link.href, page.location.href);
    if (target.origin !== page.location.origin || isServers(target.pathname)) return;
    event.preventDefault();
    navigate(target.pathname + target.search);
  }

  return {
    current: () => route,
    navigate,
    onRoute(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    recall: (key) => page.history.state?.[key],
    remember: (key, value) => page.history.replaceState({ ...page.history.state, [key]: value }, ''),
    start() {
      // The views scroll inside themselves, so the browser's own guess would only get in the way.
      page.history.scrollRestoration = 'manual';
      page.addEventListener('popstate', changed);
      page.document.addEventListener('click', clicked);
    },
    stop() {
      page.removeEventListener('popstate', changed);
      page.document.removeEventListener('click', clicked);
    },
  };
}

/** @param {string} path */
function isServers(path) {
  return /^\/(api|hubs|health|openapi|vendor)(\/|$)/.test(path) || /\.[a-z0-9]+$/i.test(path);
}
