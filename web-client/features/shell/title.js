/** @typedef {import('../../core/state.js').State} State */

/**
 * What the browser's tab says: how much is unread, and where one is.
 * @param {State} state
 */
export function titleOf(state) {
  const { route } = state;
  if (state.me && route?.name.startsWith('account')) return 'Your account';
  if (!state.me || !route || !('workspaceId' in route)) return 'Realtime';
  const channel = 'channelId' in route ? state.channels[route.channelId] : undefined;
  const board = 'boardId' in route ? state.boards[route.boardId] : undefined;
  const workspace = state.workspaces[route.workspaceId];
  const inHere = Object.values(state.channels).filter((each) => each.workspaceId === route.workspaceId);
  const unread = inHere.reduce((sum, each) => sum + each.unread, 0);
  const channelName = channel && `${channel.isPrivate ? '' : '#'}${channel.name}`;
  const place = [board?.name ?? channelName, workspace?.name].filter(Boolean).join(' · ');
  return `${unread > 0 ? `(${unread}) ` : ''}${place || 'Realtime'}`;
}

/** @param {import('../../core/state.js').Context} ctx */
export function startTitle(ctx) {
  ctx.store.subscribe(() => {
    const title = titleOf(ctx.store.get());
    if (document.title !== title) document.title = title;
  });
}
