import { withPage } from './fold.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/board-state.js').InboxItem} InboxItem */

/**
 * Reads the newest of the inbox and how much of it is unread.
 * @param {Context} ctx
 */
export async function loadInbox(ctx) {
  const page = await ctx.api.get('inbox?limit=50');
  ctx.store.update((state) => ({ ...state, inbox: withPage(state.inbox, page, true) }));
}

/** @param {Context} ctx */
export async function loadOlderItems(ctx) {
  const { next } = ctx.store.get().inbox;
  if (!next) return;
  const page = await ctx.api.get(`inbox?limit=50&before=${encodeURIComponent(next)}`);
  ctx.store.update((state) => ({ ...state, inbox: withPage(state.inbox, page, false) }));
}

/**
 * The event of it changes the inbox, here as on every other device.
 * @param {Context} ctx
 * @param {string[]} ids
 * @param {boolean} isRead
 */
export const mark = (ctx, ids, isRead) => ctx.api.put('inbox/read', { ids, isRead });

/** @param {Context} ctx */
export async function markAllRead(ctx) {
  const [newest] = ctx.store.get().inbox.order;
  if (newest) await ctx.api.put('inbox/read', { upTo: newest, isRead: true });
}
