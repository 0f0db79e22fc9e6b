import { startSending } from './sending.js';
import { foldViewing, withoutGoneViewers } from './viewing.js';

/** @typedef {import('../../core/state.js').Context} Context */

const SWEEP_MS = 1_000;

/**
 * What goes on while no board is drawn: moves are sent, and those who look at boards come and go.
 * @param {Context} ctx
 * @returns {() => void} stops it
 */
export function startBoards(ctx) {
  const { store, connection } = ctx;
  const stopSignals = connection.onSignal((/** @type {import('../../core/state.js').Signal} */ signal) =>
    store.update((state) => foldViewing(state, signal, Date.now())),
  );
  const sweep = setInterval(() => store.update((state) => withoutGoneViewers(state, Date.now())), SWEEP_MS);
  const stopSending = startSending(ctx);
  return () => {
    stopSignals();
    clearInterval(sweep);
    stopSending();
  };
}
