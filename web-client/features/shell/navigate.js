import { openWorkspace } from '../workspaces/index.js';
import { lastChannel, lastWorkspace } from './places.js';
import { redirect } from './redirect.js';

/** @typedef {import('../../core/state.js').Context} Context */

const wide = '(min-width: 720px)';

/**
 * Lets the state follow the address, and the address follow what the state allows.
 * @param {Context} ctx
 */
export function startNavigation(ctx) {
  const check = () => {
    const state = ctx.store.get();
    const last = { isWide: matchMedia(wide).matches, workspaceId: lastWorkspace(), channelOf: lastChannel };
    const elsewhere = redirect(state, location.pathname + location.search, last);
    if (elsewhere !== null) {
      ctx.router.navigate(elsewhere, { replace: true });
      return;
    }
    const { route } = state;
    if (!state.me || !route || !('workspaceId' in route) || state.loads[route.workspaceId]) return;
    void openWorkspace(ctx, route.workspaceId);
  };
  ctx.router.onRoute((route) => ctx.store.update((state) => ({ ...state, route })));
  ctx.store.subscribe(check);
  matchMedia(wide).addEventListener('change', check);
  ctx.router.start();
  ctx.store.update((state) => ({ ...state, route: ctx.router.current() }));
}
