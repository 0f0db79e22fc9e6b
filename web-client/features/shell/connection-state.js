/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/state.js').State} State */
/** @typedef {import('../../core/state.js').StreamEvent} StreamEvent */

const CATCHING_UP_MS = 3_000;
/** Who was away for less has missed nothing worth a line. */
const AWAY_MS = 10_000;
const TOLD_MS = 6_000;

/**
 * Shows in the state whether the page is connected, and after an absence how many messages it brought.
 * @param {Context} ctx
 * @returns {(state: State, streamId: string, event: StreamEvent) => State} a fold that counts what was missed
 */
export function startConnectionState(ctx) {
  let awaySince = Infinity;
  let wasOnline = false;
  let catchingUpUntil = 0;
  let timer = 0;

  ctx.connection.onStatus((/** @type {State['connection']['status']} */ status) => {
    if (wasOnline && status !== 'online') awaySince = Math.min(awaySince, Date.now());
    if (status === 'online') wasOnline = true;
    if (status === 'online' && Date.now() - awaySince >= AWAY_MS) {
      catchingUpUntil = Date.now() + CATCHING_UP_MS;
      window.clearTimeout(timer);
      timer = window.setTimeout(() => set({ catchingUp: 0 }), TOLD_MS);
    }
    if (status === 'online') awaySince = Infinity;
    set({ status });
  });

  /** @param {Partial<State['connection']>} change */
  const set = (change) => ctx.store.update((state) => ({ ...state, connection: { ...state.connection, ...change } }));

  return (state, _, event) => {
    if (Date.now() > catchingUpUntil || event.type !== 'message.posted' || event.actorId === state.me?.id) return state;
    return { ...state, connection: { ...state.connection, catchingUp: state.connection.catchingUp + 1 } };
  };
}
