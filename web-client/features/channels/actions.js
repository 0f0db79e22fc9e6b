import { readAll } from '../shell/pages.js';
import { forgetChannel } from './fold.js';
import { withReply } from './unread.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/state.js').Channel} Channel */

/**
 * @param {Context} ctx
 * @param {string} workspaceId
 * @param {{name: string, topic: string, isPrivate: boolean}} wanted
 * @returns {Promise<Channel>}
 */
export async function createChannel(ctx, workspaceId, { name, topic, isPrivate }) {
  const channel = await ctx.api.post(`workspaces/${workspaceId}/channels`, {
    name,
    topic: topic.trim() || null,
    isPrivate,
  });
  remember(ctx, channel);
  return channel;
}

/**
 * @param {Context} ctx
 * @param {Channel} channel as it was seen
 * @param {{name?: string, topic?: string, isArchived?: boolean}} change
 */
export async function updateChannel(ctx, channel, change) {
  try {
    remember(ctx, await ctx.api.patch(`channels/${channel.id}`, change, { version: channel.version }));
  } catch (error) {
    const { current } = /** @type {any} */ (error);
    if (current) remember(ctx, current);
    throw error;
  }
}

/**
 * Reads a channel's counts again: what the page knows by itself is not always enough.
 * @param {Context} ctx
 * @param {string} channelId
 */
export async function reloadChannel(ctx, channelId) {
  const channel = await ctx.api.get(`channels/${channelId}`);
  remember(ctx, channel);
}

/**
 * @param {Context} ctx
 * @param {string} channelId
 */
export async function loadChannelMembers(ctx, channelId) {
  const items = await readAll(ctx.api, `channels/${channelId}/members`);
  /** @type {Record<string, true>} */
  const members = Object.fromEntries(items.map((/** @type {{userId: string}} */ item) => [item.userId, true]));
  ctx.store.update((state) => ({ ...state, channelMembers: { ...state.channelMembers, [channelId]: members } }));
}

/**
 * @param {Context} ctx
 * @param {string} channelId
 * @param {string} userId
 */
export async function addChannelMember(ctx, channelId, userId) {
  await ctx.api.post(`channels/${channelId}/members`, { userId });
  changeMembers(ctx, channelId, (members) => ({ ...members, [userId]: true }));
}

/**
 * Takes somebody out of a private channel.
 * @param {Context} ctx
 * @param {string} channelId
 * @param {string} userId
 */
export async function removeChannelMember(ctx, channelId, userId) {
  await ctx.api.delete(`channels/${channelId}/members/${userId}`);
  changeMembers(ctx, channelId, ({ [userId]: _, ...others }) => others);
}

/**
 * @param {Context} ctx
 * @param {Channel} channel a private one
 */
export async function leaveChannel(ctx, channel) {
  const me = /** @type {import('../../core/state.js').Me} */ (ctx.store.get().me);
  await ctx.api.delete(`channels/${channel.id}/members/${me.id}`);
  // The inbox tells the same in a moment; the page need not wait for it.
  ctx.store.update((state) => forgetChannel(state, channel.id));
  ctx.router.navigate(`/w/${channel.workspaceId}`, { replace: true });
}

/**
 * @param {Context} ctx
 * @param {Channel} channel
 */
function remember(ctx, channel) {
  ctx.store.update((state) => ({
    ...state,
    channels: { ...state.channels, [channel.id]: withReply(state.channels[channel.id], channel) },
  }));
}

/**
 * @param {Context} ctx
 * @param {string} channelId
 * @param {(members: Record<string, true>) => Record<string, true>} change
 */
function changeMembers(ctx, channelId, change) {
  ctx.store.update((state) => {
    const members = state.channelMembers[channelId];
    return members ? { ...state, channelMembers: { ...state.channelMembers, [channelId]: change(members) } } : state;
  });
}
