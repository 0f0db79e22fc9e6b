import { withoutLongConversations } from './forgetting.js';
import { refreshMessage } from './loading.js';
import { startSending } from './sending.js';
import { changeTimeline } from './timeline.js';
import { foldTyping, withoutExpiredTypists } from './typing.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('./timeline.js').Timeline} Timeline */

const SWEEP_MS = 1_000;

/**
 * What goes on while no conversation is drawn: the outbox is sent, typists come and go, counts are set right, what is
 * long and left is forgotten.
 *
 * @param {Context} ctx
 * @returns {() => void} stops it
 */
export function start(ctx) {
  const { store, connection } = ctx;
  const stopSignals = connection.onSignal((/** @type {import('../../core/state.js').Signal} */ signal) =>
    store.update((state) => foldTyping(state, signal, Date.now())),
  );
  const sweep = setInterval(
    () => store.update((state) => withoutLongConversations(withoutExpiredTypists(state, Date.now()))),
    SWEEP_MS,
  );
  const stopRefreshing = store.subscribe(() => refreshStale(ctx));
  const stopSending = startSending(ctx);
  return () => {
    stopSignals();
    clearInterval(sweep);
    stopRefreshing();
    stopSending();
  };
}

/** @param {Context} ctx */
function refreshStale(ctx) {
  const timelines = /** @type {[string, Timeline][]} */ (Object.entries(ctx.store.get().timelines));
  for (const [channelId, { stale }] of timelines) {
    if (!stale?.length) continue;
    ctx.store.update((state) => changeTimeline(state, channelId, (timeline) => ({ ...timeline, stale: [] })));
    for (const id of stale) void refresh(ctx, channelId, id);
  }
}

/**
 * @param {Context} ctx
 * @param {string} channelId
 * @param {string} id
 */
async function refresh(ctx, channelId, id) {
  try {
    await refreshMessage(ctx, channelId, id);
  } catch (error) {
    // Nobody waits for this: a count that is one off is set right by the next reply or reload.
    if (/** @type {any} */ (error).name !== 'RealtimeError') throw error;
  }
}
