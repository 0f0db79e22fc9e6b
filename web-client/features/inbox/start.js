import { inBackground } from '../shell/background.js';
import { loadInbox } from './actions.js';
import { adoptTimeZone } from './settings.js';

/**
 * Reads the inbox once somebody is signed in, and again when it cannot be told from events what is in it.
 * @param {import('../../core/state.js').Context} ctx
 * @returns {() => void} stops it
 */
export function startInbox(ctx) {
  let owner = '';
  let isReading = false;
  const read = async () => {
    isReading = true;
    try {
      await loadInbox(ctx);
    } finally {
      isReading = false;
    }
    changed();
  };
  function changed() {
    const { me, boot, inbox } = ctx.store.get();
    if (!me || boot !== 'ready' || isReading) return;
    if (owner !== me.id) {
      owner = me.id;
      inBackground(adoptTimeZone(ctx, me.id));
    } else if (!inbox.isStale) return;
    if (inbox.isStale) ctx.store.update((state) => ({ ...state, inbox: { ...state.inbox, isStale: false } }));
    inBackground(read());
  }
  const stopListening = ctx.store.subscribe(changed);
  // What could not be read while offline is read with the next connection.
  const stopStatus = ctx.connection.onStatus((/** @type {string} */ status) => {
    if (status === 'online' && owner && !isReading && !ctx.store.get().inbox.loaded) inBackground(read());
  });
  return () => {
    stopListening();
    stopStatus();
  };
}
