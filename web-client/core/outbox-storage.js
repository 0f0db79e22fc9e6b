/** @typedef {import('./outbox.js').OutboxState} OutboxState */

/**
 * Keeps a person's outbox in storage, so that closing or reloading the page loses nothing. Each command has a key of
 * its own: two tabs of one person never overwrite each other, and a command both send is done once.
 *
 * @template {{ opId: string, state: OutboxState }} T
 * @param {string} userId whose outbox it is; the next person at this computer must not send it
 * @param {Storage} [storage]
 * @param {string} [name] of what is kept
 * @returns {{ load(): Record<string, T>, save(before: Readonly<Record<string, T>>, after: Readonly<Record<string, T>>): void }} `save` writes what has changed between both
 */
export function createOutboxStorage(userId, storage = localStorage, name = 'outbox') {
  const prefix = `realtime.${name}.${userId}.`;

  return {
    load() {
      const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i));
      const items = keys
        .filter((key) => key?.startsWith(prefix))
        .map((key) => /** @type {T} */ (JSON.parse(storage.getItem(/** @type {string} */ (key)) ?? '')))
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
 * @template {{ state: OutboxState }} T
 * @param {T} item
 * @returns {T}
 */
function afterReload(item) {
  return item.state === 'sending' ? { ...item, state: 'queued' } : item;
}
