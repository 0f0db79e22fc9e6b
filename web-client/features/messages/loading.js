import { changeMessage, changeThread, changeTimeline, findMessage, timelineOf, withPage } from './timeline.js';
import { replayed } from './fold.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/state.js').State} State */
/** @typedef {import('../../core/state.js').Channel} Channel */
/** @typedef {import('./timeline.js').Message} Message */
/** @typedef {import('./timeline.js').Timeline} Timeline */
/** @typedef {{items: Message[], next: string | null}} Page */

const FIRST_PAGE = 50;
const OLDER_PAGE = 100;
const LARGEST_PAGE = 200;

/**
 * Reads the newest messages of a channel, at least from a little above the first unread one when that is near.
 *
 * @param {Context} ctx
 * @param {Channel} channel
 */
export async function openChannel(ctx, channel) {
  const known = timelineOf(ctx.store.get(), channel.id);
  if (known?.loaded || known?.opening) return;
  ctx.store.update((state) =>
    changeTimeline(state, channel.id, (timeline) => ({ ...timeline, opening: true, failure: null })),
  );
  const limit = Math.min(LARGEST_PAGE, Math.max(FIRST_PAGE, channel.unread + 20));
  try {
    await read(ctx, channel.id, `channels/${channel.id}/messages?view=roots&limit=${limit}`, (state, page) =>
      changeTimeline(state, channel.id, (timeline) => withPage({ ...timeline, opening: false }, page)),
    );
  } catch (error) {
    ctx.store.update((state) =>
      changeTimeline(state, channel.id, (timeline) => ({ ...timeline, opening: false, failure: failureOf(error) })),
    );
  }
}

/**
 * @param {Context} ctx
 * @param {string} channelId
 * @param {number} [limit]
 */
export async function loadOlder(ctx, channelId, limit = OLDER_PAGE) {
  const timeline = timelineOf(ctx.store.get(), channelId);
  if (!timeline?.loaded || !timeline.hasOlder || timeline.older === 'loading') return;
  setOlder(ctx, channelId, 'loading');
  const cursor = encodeURIComponent(timeline.olderCursor ?? '');
  const path = `channels/${channelId}/messages?view=roots&limit=${limit}&before=${cursor}`;
  try {
    await read(ctx, channelId, path, (state, page) =>
      changeTimeline(state, channelId, (now) => withPage({ ...now, older: null }, page)),
    );
  } catch {
    // What went wrong is the same to the reader: the row at the top offers to try again.
    setOlder(ctx, channelId, 'failed');
  }
}

/**
 * @param {Context} ctx
 * @param {string} channelId
 * @param {Timeline['older']} older
 */
function setOlder(ctx, channelId, older) {
  ctx.store.update((state) => changeTimeline(state, channelId, (timeline) => ({ ...timeline, older })));
}

/**
 * Loads older pages until a message is there.
 *
 * @param {Context} ctx
 * @param {string} channelId
 * @param {string} id
 * @returns {Promise<boolean>} false when the channel does not hold it or it could not be read
 */
export async function loadUntil(ctx, channelId, id) {
  for (;;) {
    const timeline = timelineOf(ctx.store.get(), channelId);
    if (timeline?.order.includes(id)) return true;
    if (!timeline?.loaded || !timeline.hasOlder) return false;
    if (timeline.older === 'loading') {
      await olderIsRead(ctx, channelId);
      continue;
    }
    const before = timeline.order.length;
    await loadOlder(ctx, channelId, LARGEST_PAGE);
    if ((timelineOf(ctx.store.get(), channelId)?.order.length ?? 0) <= before) return false;
  }
}

/**
 * The list asks for older pages too while it is short.
 *
 * @param {Context} ctx
 * @param {string} channelId
 * @returns {Promise<void>}
 */
function olderIsRead(ctx, channelId) {
  return new Promise((resolve) => {
    const stop = ctx.store.subscribe(() => {
      if (timelineOf(ctx.store.get(), channelId)?.older === 'loading') return;
      stop();
      resolve();
    });
  });
}

/**
 * Reads a thread's root and its newest replies.
 *
 * @param {Context} ctx
 * @param {string} channelId
 * @param {string} rootId
 * @returns {Promise<string>} the id of the root, which is another one when a reply was named
 */
export async function openThread(ctx, channelId, rootId) {
  const known = ctx.store.get().threads[rootId];
  if (known?.loaded) return rootId;
  try {
    const root = await read(ctx, channelId, `messages/${rootId}`, (state, message) =>
      message.threadRootId === null && message.channelId === channelId ? withRoot(state, message) : state,
    );
    if (root.threadRootId) return root.threadRootId;
    if (root.channelId !== channelId) {
      ctx.store.update((state) => changeThread(state, rootId, (thread) => ({ ...thread, failure: 'missing' })));
      return rootId;
    }
    await readReplies(ctx, channelId, rootId, null);
  } catch (error) {
    ctx.store.update((state) => changeThread(state, rootId, (thread) => ({ ...thread, failure: failureOf(error) })));
  }
  return rootId;
}

/**
 * @param {Context} ctx
 * @param {string} channelId
 * @param {string} rootId
 */
export async function loadOlderReplies(ctx, channelId, rootId) {
  const thread = /** @type {Timeline | undefined} */ (ctx.store.get().threads[rootId]);
  if (!thread?.hasOlder || thread.older === 'loading') return;
  ctx.store.update((state) => changeThread(state, rootId, (now) => ({ ...now, older: 'loading' })));
  try {
    await readReplies(ctx, channelId, rootId, thread.olderCursor);
  } catch {
    // As for older messages: the row at the top offers to try again.
    ctx.store.update((state) => changeThread(state, rootId, (now) => ({ ...now, older: 'failed' })));
  }
}

/**
 * Reads messages anew whose counts events alone could not keep right.
 *
 * @param {Context} ctx
 * @param {string} channelId
 * @param {string} id
 */
export async function refreshMessage(ctx, channelId, id) {
  const fresh = await read(ctx, channelId, `messages/${id}`, (state, message) =>
    changeMessage(state, channelId, id, (known) => ({ ...message, opId: known.opId })),
  );
  const rootId = fresh.threadRootId;
  if (rootId && findMessage(ctx.store.get(), channelId, rootId)) await refreshMessage(ctx, channelId, rootId);
}

/**
 * @param {Context} ctx
 * @param {string} channelId
 * @param {string} rootId
 * @param {string | null} cursor
 */
function readReplies(ctx, channelId, rootId, cursor) {
  const before = cursor === null ? '' : `&before=${encodeURIComponent(cursor)}`;
  const path = `channels/${channelId}/messages?threadRootId=${rootId}&limit=${OLDER_PAGE}${before}`;
  return read(ctx, channelId, path, (state, page) =>
    changeThread(state, rootId, (thread) => withPage({ ...thread, older: null }, page)),
  );
}

/**
 * The root stands in its thread too, outside of the order: its channel may not have loaded that far back.
 *
 * @param {State} state
 * @param {Message} root
 */
function withRoot(state, root) {
  const known = findMessage(state, root.channelId, root.id) ?? root;
  return changeThread(state, root.id, (thread) => ({ ...thread, messages: { ...thread.messages, [root.id]: known } }));
}

/**
 * Reads by REST and takes the reply in. Events that come meanwhile may be newer than the reply: they are kept and
 * applied again on top of it.
 *
 * @param {Context} ctx
 * @param {string} channelId
 * @param {string} path
 * @param {(state: State, reply: any) => State} take
 */
async function read(ctx, channelId, path, take) {
  ctx.store.update((state) =>
    changeTimeline(state, channelId, (timeline) => ({
      ...timeline,
      epoch: timeline.epoch ?? {},
      loading: (timeline.loading ?? 0) + 1,
    })),
  );
  const epoch = timelineOf(ctx.store.get(), channelId)?.epoch;
  const isCurrent = () => timelineOf(ctx.store.get(), channelId)?.epoch === epoch;
  try {
    const reply = await ctx.api.get(path);
    if (isCurrent()) ctx.store.update((state) => replayed(take(state, reply), channelId));
    return reply;
  } finally {
    if (isCurrent()) ctx.store.update((state) => changeTimeline(state, channelId, ended));
  }
}

/**
 * @param {Timeline} timeline
 * @returns {Timeline}
 */
function ended(timeline) {
  const loading = Math.max(0, (timeline.loading ?? 0) - 1);
  return { ...timeline, loading, replay: loading === 0 ? undefined : timeline.replay };
}

/**
 * @param {any} error
 * @returns {'missing' | 'failed'}
 */
function failureOf(error) {
  return error.code === 'resource.not_found' ? 'missing' : 'failed';
}
