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
 * Keeps the dots right. Signals are not replayed, so who is online is read anew whenever the connection is back, and
 * when somebody joins: they may have been connected long before.
 * @param {Context} ctx
 * @returns {() => void} stops it
 */
export function startPresence(ctx) {
  const stopSignals = ctx.connection.onSignal((/** @type {import('../../core/state.js').Signal} */ signal) =>
    ctx.store.update((state) => applySignal(state, signal)),
  );
  const stopStatus = ctx.connection.onStatus((/** @type {string} */ status) => {
    if (status !== 'online') return;
    for (const workspaceId of Object.keys(ctx.store.get().presence)) inBackground(loadPresence(ctx, workspaceId));
  });
  /** @type {Record<string, number>} */
  let counts = {};
  const stopWatching = ctx.store.subscribe(() => {
    const { members, presence } = ctx.store.get();
    const before = counts;
    counts = Object.fromEntries(Object.entries(members).map(([id, known]) => [id, Object.keys(known).length]));
    for (const [id, count] of Object.entries(counts)) {
      if (presence[id] && before[id] !== undefined && count > before[id]) inBackground(loadPresence(ctx, id));
    }
  });
  return () => {
    stopSignals();
    stopStatus();
    stopWatching();
  };
}
