import { forgetBoard, loadBoard } from '../boards/index.js';
import { withStaleLinks } from '../cards/index.js';
import { forgetChannel, reloadChannel } from '../channels/index.js';
import { forgetWorkspace, loadWorkspaces, openWorkspace } from '../workspaces/index.js';
import { inBackground } from './background.js';
import { difference, followed } from './following.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/state.js').State} State */
/** @typedef {import('../../core/state.js').StreamEvent} StreamEvent */
/** @typedef {(state: State, streamId: string, event: StreamEvent) => State} Fold */

/**
 * Keeps the subscriptions what the state asks for, and folds every event into the state.
 * @param {Context} ctx
 * @param {Fold[]} folds in the order in which they see an event
 */
export function startFollowing(ctx, folds) {
  /** @type {Set<string>} */
  const now = new Set();
  /** @type {Set<string>} */
  const rereading = new Set();
  /** @type {Partial<State>} */
  let seen = {};

  /** @param {string} streamId @param {StreamEvent[]} events */
  const apply = (streamId, events) =>
    ctx.store.update((state) =>
      events.reduce((current, event) => folds.reduce((folded, fold) => fold(folded, streamId, event), current), state),
    );

  const reconcile = () => {
    const state = ctx.store.get();
    if (isSame(seen, state)) return;
    seen = state;
    const wanted = followed(state);
    const { add, drop } = difference(now, wanted);
    for (const id of drop) {
      now.delete(id);
      ctx.connection.unsubscribe(id);
    }
    for (const id of add) {
      now.add(id);
      ctx.connection.subscribe(id, wanted[id], {
        onEvents: (/** @type {StreamEvent[]} */ events) => apply(id, events),
        onResync: () => inBackground(reread(ctx, id)),
        onDenied: () => forget(ctx, id),
      });
    }
    for (const channel of Object.values(state.channels)) {
      if (!channel.unreadIsStale || rereading.has(channel.id)) continue;
      rereading.add(channel.id);
      inBackground(reloadChannel(ctx, channel.id).then(() => void rereading.delete(channel.id)));
    }
  };

  ctx.store.subscribe(reconcile);
  // What could not be read again while offline is tried once more with every new connection.
  ctx.connection.onStatus((/** @type {string} */ status) => {
    if (status !== 'online') return;
    rereading.clear();
    seen = {};
    reconcile();
  });
  reconcile();
}

/** @param {Partial<State>} seen @param {State} state */
function isSame(seen, state) {
  return (
    seen.me === state.me &&
    seen.boot === state.boot &&
    seen.workspaces === state.workspaces &&
    seen.loads === state.loads &&
    seen.channels === state.channels &&
    seen.boards === state.boards &&
    seen.boardContents === state.boardContents &&
    seen.linkBoards === state.linkBoards
  );
}

/**
 * The page was away for longer than the server replays: what it knows is read anew.
 * @param {Context} ctx
 * @param {string} streamId
 */
async function reread(ctx, streamId) {
  const state = ctx.store.get();
  if (streamId === state.me?.streamId) {
    const workspaces = await loadWorkspaces(ctx);
    ctx.store.update((current) => ({ ...current, workspaces, inbox: { ...current.inbox, isStale: true } }));
  } else if (state.workspaces[streamId]) await openWorkspace(ctx, streamId);
  else if (state.boards[streamId]) {
    if (state.boardContents[streamId]?.loaded) await loadBoard(ctx, streamId);
    ctx.store.update((current) => withStaleLinks(withoutTrails(current, streamId), streamId));
  } else {
    await reloadChannel(ctx, streamId);
    ctx.store.update((current) => withoutMessages(current, streamId));
  }
}

/**
 * An open card that finds nothing said about it reads it, and itself.
 * @param {State} state
 * @param {string} boardId
 * @returns {State}
 */
function withoutTrails(state, boardId) {
  const others = Object.entries(state.cardTrails).filter(([, trail]) => trail.boardId !== boardId);
  return { ...state, cardTrails: Object.fromEntries(others) };
}

/**
 * Conversations that find no messages read them.
 * @param {State} state
 * @param {string} channelId
 * @returns {State}
 */
function withoutMessages(state, channelId) {
  const { [channelId]: _, ...timelines } = state.timelines;
  return { ...state, timelines, threads: {} };
}

/**
 * The server says that there is no such stream for this person any more.
 * @param {Context} ctx
 * @param {string} streamId
 */
function forget(ctx, streamId) {
  if (streamId === ctx.store.get().me?.streamId) return inBackground(checkPerson(ctx));
  ctx.store.update((state) => {
    if (state.workspaces[streamId]) return forgetWorkspace(state, streamId);
    return state.boards[streamId] ? forgetBoard(state, streamId) : forgetChannel(state, streamId);
  });
}

/**
 * Somebody else may have signed in, in another window of this browser: nothing here may be done in their name.
 * @param {Context} ctx
 */
async function checkPerson(ctx) {
  const { id } = await ctx.api.get('me');
  if (id !== ctx.store.get().me?.id) location.reload();
}
