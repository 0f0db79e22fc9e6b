/** @typedef {import('../../core/state.js').State} State */
/** @typedef {import('../../core/board-state.js').Inbox} Inbox */
/** @typedef {import('../../core/board-state.js').InboxItem} InboxItem */

/**
 * The person's inbox: what comes, and what is read on any of their devices.
 * @param {State} state
 * @param {string} streamId
 * @param {import('../../core/state.js').StreamEvent} event
 * @returns {State}
 */
export function fold(state, streamId, { type, data, at }) {
  if (streamId !== state.me?.streamId) return state;
  if (type === 'inbox.added') return { ...state, inbox: added(state.inbox, data.item) };
  if (type === 'inbox.read') return { ...state, inbox: read(state.inbox, data, at) };
  return state;
}

/** @param {Inbox} inbox @param {InboxItem} item @returns {Inbox} */
function added(inbox, item) {
  if (inbox.items[item.id]) return inbox;
  const items = { ...inbox.items, [item.id]: { ...item, readAt: item.readAt ?? null } };
  return { ...inbox, items, order: [item.id, ...inbox.order], unread: inbox.unread + (item.readAt ? 0 : 1) };
}

/** @param {Inbox} inbox @param {any} data @param {string} at @returns {Inbox} */
function read(inbox, { ids, upTo, isRead }, at) {
  const from = upTo ? inbox.order.indexOf(upTo) : 0;
  if (from < 0) return { ...inbox, isStale: true };
  const named = ids ?? inbox.order.slice(from);
  const items = { ...inbox.items };
  let change = 0;
  for (const id of named) {
    const item = items[id];
    if (!item || (item.readAt !== null) === isRead) continue;
    items[id] = { ...item, readAt: isRead ? at : null };
    change += isRead ? -1 : 1;
  }
  if (upTo && isRead) {
    // All that is older is read too, held here or not: what is left unread is newer, and that is all here.
    const unread = inbox.order.filter((id) => items[id].readAt === null).length;
    return { ...inbox, items, unread };
  }
  const isWhole = upTo ? inbox.next === null : named.every((/** @type {string} */ id) => items[id]);
  return { ...inbox, items, unread: Math.max(0, inbox.unread + change), isStale: inbox.isStale || !isWhole };
}

/**
 * A page of the inbox that has been read. What is here and newer than the first page came while it was under way.
 * @param {Inbox} inbox
 * @param {{items: InboxItem[], next: string | null, unread: number}} page newest first
 * @param {boolean} isFirst
 * @returns {Inbox}
 */
export function withPage(inbox, page, isFirst) {
  const ids = page.items.map(({ id }) => id);
  const told = Object.fromEntries(page.items.map((item) => [item.id, item]));
  const inPage = new Set(ids);
  const others = inbox.order.filter((id) => !inPage.has(id));
  if (!isFirst) {
    return { ...inbox, items: { ...told, ...inbox.items }, order: [...others, ...ids], next: page.next };
  }
  const newest = page.items[0]?.at ?? '';
  const fresh = others.filter((id) => inbox.items[id].at > newest);
  const items = Object.fromEntries(fresh.map((id) => [id, inbox.items[id]]));
  const unread = page.unread + fresh.filter((id) => inbox.items[id].readAt === null).length;
  return {
    items: { ...items, ...told },
    order: [...fresh, ...ids],
    unread,
    next: page.next,
    loaded: true,
    isStale: inbox.isStale,
  };
}
