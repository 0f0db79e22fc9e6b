/** @typedef {import('../../core/state.js').State} State */
/** @typedef {import('../../core/state.js').Channel} Channel */

/** Made once: two hundred channels are sorted with every message. */
const byName = new Intl.Collator(undefined, { numeric: true });

/**
 * The channels of a workspace by name, as the sidebar lists them.
 * @param {Record<string, Channel>} channels
 * @param {string} workspaceId
 * @returns {Channel[]}
 */
export function channelsOf(channels, workspaceId) {
  return Object.values(channels)
    .filter((channel) => channel.workspaceId === workspaceId)
    .sort((a, b) => byName.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

/**
 * Archived channels leave the list but keep their address.
 * @param {Record<string, Channel>} channels
 * @param {string} workspaceId
 */
export function openChannelsOf(channels, workspaceId) {
  return channelsOf(channels, workspaceId).filter((channel) => !channel.isArchived);
}

/**
 * The channel to show first: the one that was open last time, else "general", else the first.
 * @param {Channel[]} channels
 * @param {string | null} lastId
 */
export function startChannel(channels, lastId) {
  return (
    channels.find((channel) => channel.id === lastId) ??
    channels.find((channel) => channel.name.toLowerCase() === 'general') ??
    channels[0]
  );
}

/**
 * The one before or after in the list, around its ends.
 * @param {Channel[]} channels
 * @param {string | undefined} currentId
 * @param {1 | -1} step
 */
export function neighbour(channels, currentId, step) {
  if (channels.length === 0) return undefined;
  const at = channels.findIndex((channel) => channel.id === currentId);
  const from = at < 0 && step < 0 ? 0 : at;
  return channels[(from + step + channels.length) % channels.length];
}

/**
 * Who may rename or archive it: its maker, and the admins of the workspace.
 * @param {State} state
 * @param {Channel} channel
 */
export function mayManage(state, channel) {
  const role = state.workspaces[channel.workspaceId]?.role;
  return channel.createdBy === state.me?.id || role === 'owner' || role === 'admin';
}

/** @param {Channel} channel */
export function pathOf(channel) {
  return `/w/${channel.workspaceId}/c/${channel.id}`;
}

/**
 * @param {number} unread
 * @returns {string} never wider than its badge
 */
export function countLabel(unread) {
  return unread > 99 ? '99+' : String(unread);
}
