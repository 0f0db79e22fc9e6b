import { inBackground } from '../shell/background.js';
import { applySignal, setOnline } from './fold.js';

/** @typedef {import('../../core/state.js').Context} Context */

/**
 * @param {Context} ctx
 * @param {string} workspaceId
 */
export async function loadPresence(ctx, workspaceId) {
  const { items } = await ctx.api.get(`workspaces/${workspaceId}/presence`);
  const userIds = items.map((/** @type {{userId: string}} */ item) => item.userId);
  ctx.store.update((state) => setOnline(state, workspaceId, userIds));
}

/**
 * Signals are not replayed, so who is online is read anew whenever the connection is back.
 * @param {Context} ctx
 * @returns {() => void} stops it
 */
export function startPresence(ctx) {
  const stopSignals = ctx.connection.onSignal((/** @type {import('../../core/state.js').Signal} */ signal) =>
    ctx.store.update((state) => applySignal(state, signal)),
  );
  const stopStatus = ctx.connection.onStatus((/** @type {string} */ status) => {
    if (status !== 'online') return;
    for (const workspaceId of Object.keys(ctx.store.get().presence)) {
      // A dot that is wrong for a while is not worth a message: the next reconnect reads it again.
      inBackground(loadPresence(ctx, workspaceId));
    }
  });
  return () => {
    stopSignals();
    stopStatus();
  };
}
