/** @typedef {import('./outbox.js').Outbox} Outbox */
/** @typedef {import('./outbox.js').OutboxItem} OutboxItem */

/**
 * Keeps a person's outbox in storage, so that closing or reloading the page loses nothing. Each command has a key of
 * its own: two tabs of one person never overwrite each other, and a command both send is done once.
 *
 * @param {string} userId whose outbox it is; the next person at this computer must not send it
 * @param {Storage} [storage]
 * @returns {{ load(): Outbox, save(before: Outbox, after: Outbox): void }} `save` writes what has changed between both
 */
export function createOutboxStorage(userId, storage = localStorage) {
  const prefix = `realtime.outbox.${userId}.`;

  return {
    load() {
      const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i));
      const items = keys
        .filter((key) => key?.startsWith(prefix))
        .map((key) => /** @type {OutboxItem} */ (JSON.parse(storage.getItem(/** @type {string} */ (key)) ?? '')))
        .sort((a, b) => (a.opId < b.opId ? -1 : 1));
      return Object.fromEntries(items.map((item) => [item.opId, afterReload(item)]));
    },
    save(before, after) {
      for (const [opId, item] of Object.entries(after)) {
        if (item === before[opId]) continue;
        if (item.state === 'sent') storage.removeItem(prefix + opId);
        else storage.setItem(prefix + opId, JSON.stringify(item));
      }
      for (const opId of Object.keys(before)) if (!after[opId]) storage.removeItem(prefix + opId);
    },
  };
}

/**
 * What was under way when the page went away has no reply any more: it goes again with the same id.
 *
 * @param {OutboxItem} item
 * @returns {OutboxItem}
 */
function afterReload(item) {
  return item.state === 'sending' ? { ...item, state: 'queued' } : item;
}
