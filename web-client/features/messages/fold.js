import { removed } from '../../core/outbox.js';
import { withReaction, withoutReaction } from './reactions.js';
import { changeMessage, changeThread, changeTimeline, findMessage, insert, timelineOf } from './timeline.js';
import { withoutTypist } from './typing.js';

/** @typedef {import('../../core/state.js').State} State */
/** @typedef {import('../../core/state.js').StreamEvent} StreamEvent */
/** @typedef {import('./timeline.js').Message} Message */

/** @type {Record<string, (state: State, channelId: string, event: StreamEvent) => State>} */
const FOLDS = {
  'message.posted': posted,
  'message.edited': edited,
  'message.deleted': deleted,
  'message.linked': (state, channelId, { data }) =>
    changeMessage(state, channelId, data.id, (message) => withCard(message, data.cardId)),
  'reaction.added': (state, channelId, { data, actorId }) =>
    changeMessage(state, channelId, data.messageId, (message) => withReaction(message, data.emoji, actorId)),
  'reaction.removed': (state, channelId, { data, actorId }) =>
    changeMessage(state, channelId, data.messageId, (message) => withoutReaction(message, data.emoji, actorId)),
};

/**
 * The state after one event of a channel's stream. Applying an event again on top of a newer state changes nothing
 * that later events do not set right: pages that are read while events come rely on it.
 *
 * @param {State} state
 * @param {string} streamId
 * @param {StreamEvent} event
 * @returns {State}
 */
export function fold(state, streamId, event) {
  const apply = FOLDS[event.type];
  return apply ? apply(noted(state, streamId, event), streamId, event) : state;
}

/**
 * Keeps an event for the reads under way, whose replies may be older than it.
 *
 * @param {State} state
 * @param {string} channelId
 * @param {StreamEvent} event
 */
function noted(state, channelId, event) {
  if (!timelineOf(state, channelId)?.loading) return state;
  return changeTimeline(state, channelId, (timeline) => ({ ...timeline, replay: [...(timeline.replay ?? []), event] }));
}

/**
 * Applies what came while a read was under way on top of its reply.
 *
 * @param {State} state
 * @param {string} channelId
 * @returns {State}
 */
export function replayed(state, channelId) {
  const events = timelineOf(state, channelId)?.replay ?? [];
  return events.reduce((next, event) => FOLDS[event.type](next, channelId, event), state);
}

/**
 * @param {State} state
 * @param {string} channelId
 * @param {StreamEvent} event
 */
function posted(state, channelId, event) {
  const message = messageOf(channelId, event);
  const next = withoutTypist({ ...state, outbox: removed(state.outbox, event.opId) }, channelId, event.actorId);
  if (message.threadRootId !== null) return replyPosted(next, message);
  return next.timelines[channelId]?.loaded
    ? changeTimeline(next, channelId, (timeline) => insert(timeline, message))
    : next;
}

/**
 * @param {string} channelId
 * @param {StreamEvent} event
 * @returns {Message}
 */
function messageOf(channelId, { seq, actorId, at, opId, data }) {
  return {
    id: data.id,
    channelId,
    seq,
    authorId: actorId,
    body: data.body,
    threadRootId: data.threadRootId ?? null,
    createdAt: at,
    editedAt: null,
    deletedAt: null,
    version: 1,
    replyCount: 0,
    lastReplyAt: null,
    reactions: [],
    cardIds: [],
    opId,
  };
}

/**
 * @param {State} state
 * @param {Message} reply
 */
function replyPosted(state, reply) {
  const rootId = /** @type {string} */ (reply.threadRootId);
  const next = state.threads[rootId]?.loaded ? changeThread(state, rootId, (thread) => insert(thread, reply)) : state;
  const root = findMessage(next, reply.channelId, rootId);
  if (!root || reply.seq <= (root.countedSeq ?? 0)) return next;
  // A count that came by REST may hold this reply already: only a later instant proves that it does not.
  const isNew = root.countedSeq !== undefined || root.lastReplyAt === null || reply.createdAt > root.lastReplyAt;
  if (!isNew) return withStale(next, reply.channelId, rootId);
  return changeMessage(next, reply.channelId, rootId, (message) => ({
    ...message,
    replyCount: message.replyCount + 1,
    lastReplyAt: reply.createdAt,
    countedSeq: reply.seq,
  }));
}

/**
 * @param {State} state
 * @param {string} channelId
 * @param {StreamEvent} event
 */
function edited(state, channelId, { at, data }) {
  return changeMessage(state, channelId, data.id, (message) =>
    data.version < message.version || message.deletedAt
      ? message
      : { ...message, body: data.body, version: data.version, editedAt: at },
  );
}

/**
 * @param {State} state
 * @param {string} channelId
 * @param {StreamEvent} event
 */
function deleted(state, channelId, { at, data }) {
  const known = findMessage(state, channelId, data.id);
  // It may be a reply of a thread that is not open, whose root shows one too many now: the server knows.
  if (!known) return state.timelines[channelId]?.loaded ? withStale(state, channelId, data.id) : state;
  const next = changeMessage(state, channelId, data.id, (message) => tombstone(message, at));
  if (known.threadRootId === null) return next;
  return withStale(next, channelId, known.threadRootId);
}

/**
 * A card was made from it. Replies that were read meanwhile may know it already.
 *
 * @param {Message} message
 * @param {string} cardId
 * @returns {Message}
 */
function withCard(message, cardId) {
  const known = message.cardIds ?? [];
  return message.deletedAt || known.includes(cardId) ? message : { ...message, cardIds: [...known, cardId] };
}

/**
 * What stays of a deleted message.
 *
 * @param {Message} message
 * @param {string} at
 * @returns {Message}
 */
export function tombstone(message, at) {
  return { ...message, body: '', reactions: [], cardIds: [], deletedAt: message.deletedAt ?? at };
}

/**
 * @param {State} state
 * @param {string} channelId
 * @param {string} id
 */
function withStale(state, channelId, id) {
  return changeTimeline(state, channelId, (timeline) =>
    timeline.stale?.includes(id) ? timeline : { ...timeline, stale: [...(timeline.stale ?? []), id] },
  );
}
