import { inBackground } from '../shell/background.js';
import { applySignal, setOnline } from './fold.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/state.js').Signal} Signal */

/**
 * Keeps the dots right. Signals are not replayed, so who is online is read whenever a workspace's stream was joined (never
 * before: what is said between reading and joining would be missed), and when somebody becomes a member, who may have
 * been connected long before.
 * @param {Context} ctx
 * @returns {() => void} stops it
 */
export function startPresence(ctx) {
  /** @type {Map<string, Signal[]>} what was said of a workspace since the newest reading of it began */
  const readings = new Map();

  /** @param {string} workspaceId */
  async function read(workspaceId) {
    /** @type {Signal[]} */
    const heard = [];
    readings.set(workspaceId, heard);
    try {
      const { items } = await ctx.api.get(`workspaces/${workspaceId}/presence`);
      if (readings.get(workspaceId) !== heard) return;
      const userIds = items.map((/** @type {{userId: string}} */ item) => item.userId);
      ctx.store.update((state) => heard.reduce(applySignal, setOnline(state, workspaceId, userIds)));
    } finally {
      if (readings.get(workspaceId) === heard) readings.delete(workspaceId);
    }
  }

  const stopSignals = ctx.connection.onSignal((/** @type {Signal} */ signal) => {
    readings.get(signal.streamId)?.push(signal);
    ctx.store.update((state) => applySignal(state, signal));
  });
  const stopJoined = ctx.connection.onJoined((/** @type {string} */ streamId) => {
    if (ctx.store.get().workspaces[streamId]) inBackground(read(streamId));
  });
  /** @type {Record<string, number>} */
  let counts = {};
  const stopWatching = ctx.store.subscribe(() => {
    const { members } = ctx.store.get();
    const before = counts;
    counts = Object.fromEntries(Object.entries(members).map(([id, known]) => [id, Object.keys(known).length]));
    for (const [id, count] of Object.entries(counts)) {
      if (before[id] !== undefined && count > before[id]) inBackground(read(id));
    }
  });
  return () => {
    stopSignals();
    stopJoined();
    stopWatching();
  };
}
