import { countDeleted, countPosted, countRead } from './unread.js';

/** @typedef {import('../../core/state.js').State} State */
/** @typedef {import('../../core/state.js').Channel} Channel */
/** @typedef {import('../../core/state.js').StreamEvent} StreamEvent */

/**
 * Channels, who is in the private ones, and how much is unread.
 * @param {State} state
 * @param {string} streamId
 * @param {StreamEvent} event
 * @returns {State}
 */
export function fold(state, streamId, event) {
  const { type, data } = event;
  if (type === 'channel.created') return created(state, streamId, event);
  if (type === 'channel.joined') return added(state, fresh(data.channelId, data.workspaceId, event));
  if (type === 'channel.left') return forgetChannel(state, data.channelId);
  if (type === 'channel.updated') return updated(state, data);
  if (type === 'read.marked') return changed(state, data.channelId, (channel) => countRead(channel, data.seq));

  const channel = state.channels[streamId];
  // A replayed event that the count has in it already must not be counted again.
  if (!channel || event.seq <= channel.head) return state;
  return changed(withMembership(state, streamId, event), streamId, (current) => count(state, current, event));
}

/**
 * @param {State} state
 * @param {Channel} channel
 * @param {StreamEvent} event
 * @returns {Channel}
 */
function count(state, channel, event) {
  const moved = { ...channel, head: event.seq };
  if (event.type === 'message.posted' && event.actorId !== state.me?.id)
    return countPosted(moved, event.data.id, event.seq);
  if (event.type === 'message.deleted')
    return countDeleted(moved, event.data.id, knownMessage(state, channel.id, event.data.id), state.me?.id);
  return moved;
}

/**
 * @param {State} state
 * @param {string} channelId
 * @param {string} messageId
 */
function knownMessage(state, channelId, messageId) {
  const inChannel = state.timelines[channelId]?.messages[messageId];
  if (inChannel) return inChannel;
  for (const thread of Object.values(state.threads)) {
    const reply = thread.messages[messageId];
    if (reply) return reply;
  }
  return undefined;
}

/**
 * The workspace's stream tells of public channels, a channel's own stream of itself.
 * @param {State} state
 * @param {string} streamId
 * @param {StreamEvent} event
 */
function created(state, streamId, event) {
  const isOwnStream = event.data.channelId === streamId;
  if (isOwnStream && state.channels[streamId]) {
    return changed(state, streamId, (channel) => ({
      ...channel,
      head: Math.max(channel.head, event.seq),
      createdBy: event.actorId,
    }));
  }
  return added(state, fresh(event.data.channelId, isOwnStream ? event.data.workspaceId : streamId, event));
}

/**
 * @param {string} id
 * @param {string} workspaceId
 * @param {StreamEvent} event
 * @returns {Channel}
 */
function fresh(id, workspaceId, { data, at, actorId }) {
  return {
    id,
    workspaceId,
    name: data.name,
    topic: data.topic ?? null,
    isPrivate: data.isPrivate ?? false,
    isArchived: false,
    streamId: id,
    version: 1,
    createdAt: at,
    createdBy: actorId,
    head: 0,
    readSeq: 0,
    unread: 0,
  };
}

/**
 * A private channel that was joined late has a past: its count must be read from the server.
 * @param {State} state
 * @param {Channel} channel
 */
function added(state, channel) {
  if (state.channels[channel.id]) return state;
  const known = channel.isPrivate ? { ...channel, unreadIsStale: true } : channel;
  return { ...state, channels: { ...state.channels, [channel.id]: known } };
}

/**
 * Takes out a channel that one can no longer see, with its messages: whoever is let in again reads it afresh.
 * @param {State} state
 * @param {string} id
 * @returns {State}
 */
export function forgetChannel(state, id) {
  if (!state.channels[id]) return state;
  return {
    ...state,
    channels: without(state.channels, id),
    channelMembers: without(state.channelMembers, id),
    timelines: without(state.timelines, id),
    threads: Object.fromEntries(Object.entries(state.threads).filter(([, thread]) => !isOf(thread, id))),
    typing: without(state.typing, id),
  };
}

/**
 * @template T
 * @param {Record<string, T>} record
 * @param {string} key
 */
function without(record, key) {
  const { [key]: _, ...rest } = record;
  return rest;
}

/**
 * @param {import('../../core/state.js').Timeline} thread
 * @param {string} channelId
 */
function isOf(thread, channelId) {
  return Object.values(thread.messages).some((message) => message.channelId === channelId);
}

/**
 * Both the workspace's and the channel's stream tell it, and they are not ordered against each other: the version is.
 * @param {State} state
 * @param {any} data
 */
function updated(state, data) {
  return changed(state, data.channelId, (channel) =>
    data.version > channel.version
      ? { ...channel, name: data.name, topic: data.topic ?? null, isArchived: data.isArchived, version: data.version }
      : channel,
  );
}

/**
 * @param {State} state
 * @param {string} channelId
 * @param {StreamEvent} event
 */
function withMembership(state, channelId, { type, data }) {
  const members = state.channelMembers[channelId];
  if (!members || (type !== 'channel.member_added' && type !== 'channel.member_removed')) return state;
  const { [/** @type {string} */ (data.userId)]: _, ...others } = members;
  const next = type === 'channel.member_added' ? { ...members, [data.userId]: /** @type {const} */ (true) } : others;
  return { ...state, channelMembers: { ...state.channelMembers, [channelId]: next } };
}

/**
 * @param {State} state
 * @param {string} id
 * @param {(channel: Channel) => Channel} change
 */
function changed(state, id, change) {
  const channel = state.channels[id];
  if (!channel) return state;
  const next = change(channel);
  return next === channel ? state : { ...state, channels: { ...state.channels, [id]: next } };
}
