import { RealtimeError } from '../../core/errors.js';
import { loadWorkspaces } from '../workspaces/actions.js';

/** @typedef {import('../../core/state.js').Context} Context */

/**
 * Finds out who is signed in and reads what every view needs.
 * @param {Context} ctx
 */
export async function openSession(ctx) {
  const me = await readMe(ctx);
  if (!me) {
    ctx.store.update((state) => ({ ...state, me: null, boot: 'ready' }));
    return;
  }
  // The inbox's head comes first: what happens while the rest is read is then replayed.
  const { head } = await ctx.api.get(`streams/${me.streamId}/events?after=0&limit=1`);
  const workspaces = await loadWorkspaces(ctx);
  ctx.store.update((state) => ({
    ...state,
    me,
    workspaces,
    heads: { ...state.heads, [me.streamId]: head },
    boot: 'ready',
  }));
  ctx.connection.start();
}

/**
 * Opens the session of this page, and ends it when the server no longer accepts it.
 * @param {Context} ctx
 */
export async function startSession(ctx) {
  ctx.api.onSignedOut(() => {
    if (!ctx.store.get().me) return;
    // A fresh page holds nothing of the person who was here before.
    location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
  });
  try {
    ctx.store.update((state) => ({ ...state, boot: 'loading' }));
    // Asked first: a browser writes every refusal into its console as an error, and being nobody yet is none.
    const { isSignedIn, hasDemo } = await ctx.api.get('auth/session');
    ctx.store.update((state) => ({ ...state, hasDemo }));
    if (isSignedIn) await openSession(ctx);
    else ctx.store.update((state) => ({ ...state, boot: 'ready' }));
  } catch (error) {
    ctx.store.update((state) => ({ ...state, boot: 'failed' }));
    // The page offers to try again; a defect must not hide behind that.
    if (!(error instanceof RealtimeError)) throw error;
  }
}

/**
 * @param {Context} ctx
 * @returns {Promise<import('../../core/state.js').Me | null>}
 */
async function readMe(ctx) {
  try {
    return await ctx.api.get('me');
  } catch (error) {
    if (/** @type {any} */ (error).code === 'auth.required') return null;
    throw error;
  }
}
