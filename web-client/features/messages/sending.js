import { removed } from '../../core/outbox.js';
import { createOutboxSender } from '../../core/outbox-sender.js';
import { createOutboxStorage } from '../../core/outbox-storage.js';
import { toast } from '../shell/index.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/outbox.js').Outbox} Outbox */
/** @typedef {import('../../core/outbox.js').OutboxItem} OutboxItem */

/**
 * Sends what is in the outbox, and keeps it in storage for the person who is signed in.
 *
 * @param {Context} ctx
 * @returns {() => void} stops it
 */
export function startSending(ctx) {
  const { store, connection } = ctx;
  let owner = '';
  /** @type {ReturnType<typeof createOutboxStorage<OutboxItem>>} */
  let storage = createOutboxStorage(owner);
  /** @type {Outbox} */
  let saved = {};

  /** @param {OutboxItem} item */
  const isApplied = (item) => item.result !== undefined && item.result.seq <= (connection.head(item.channelId) ?? 0);
  /** @param {Outbox} outbox */
  const withoutApplied = (outbox) =>
    Object.values(outbox).reduce((kept, item) => (isApplied(item) ? removed(kept, item.opId) : kept), outbox);

  const sender = createOutboxSender({
    read: () => store.get().outbox,
    // A message from before a reload is answered with its first result: its event has passed and will not come again.
    update: (fn) => store.update((state) => ({ ...state, outbox: withoutApplied(fn(state.outbox)) })),
    send: ({ channelId, body, opId, threadRootId }) =>
      connection.invoke('SendMessage', { channelId, body, opId, ...(threadRootId ? { threadRootId } : {}) }),
    laneOf: ({ channelId }) => channelId,
    isOnline: () => connection.status() === 'online',
  });

  function changed() {
    const { me, outbox } = store.get();
    if ((me?.id ?? '') !== owner) return changeOwner(me?.id ?? '');
    if (outbox === saved) return;
    const before = saved;
    saved = outbox;
    save(before, outbox);
    if (hasNewlyQueued(before, outbox)) sender.flush();
  }

  /** @param {string} id empty when nobody is signed in */
  function changeOwner(id) {
    owner = id;
    storage = createOutboxStorage(owner);
    saved = id === '' ? {} : storage.load();
    store.update((state) => ({ ...state, outbox: saved }));
    sender.flush();
  }

  /**
   * @param {Outbox} before
   * @param {Outbox} after
   */
  function save(before, after) {
    try {
      storage.save(before, after);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      toast(ctx, 'This browser’s storage is full: keep this page open until your messages are sent.');
    }
  }

  const stopListening = store.subscribe(changed);
  const stopStatus = connection.onStatus(() => sender.flush());
  changed();
  return () => {
    stopListening();
    stopStatus();
  };
}

/**
 * What was interrupted is queued too, but its next try is the sender's, after a pause.
 *
 * @param {Outbox} before
 * @param {Outbox} after
 */
function hasNewlyQueued(before, after) {
  return Object.values(after).some((item) => item.state === 'queued' && before[item.opId]?.state !== 'sending');
}
