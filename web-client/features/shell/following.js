/** @typedef {import('../../core/state.js').State} State */

/**
 * The streams to follow and from where: my inbox, every workspace that is open in this page, all of its channels, and
 * the boards of it that were opened, or of which messages on the page show cards.
 * A workspace that was opened stays followed, so that coming back to it finds nothing missing.
 * @param {State} state
 * @returns {Record<string, number>} stream id → the sequence that is known already
 */
export function followed(state) {
  if (!state.me || state.boot !== 'ready') return {};
  /** @type {Record<string, number>} */
  const streams = { [state.me.streamId]: state.heads[state.me.streamId] ?? 0 };
  for (const workspace of Object.values(state.workspaces)) {
    if (state.loads[workspace.id] === 'ready') streams[workspace.streamId] = state.heads[workspace.streamId] ?? 0;
  }
  for (const channel of Object.values(state.channels)) {
    if (streams[channel.workspaceId] !== undefined) streams[channel.streamId] = channel.head;
  }
  for (const [id, content] of Object.entries(state.boardContents)) {
    const board = state.boards[id];
    if (board && content.loaded && streams[board.workspaceId] !== undefined) streams[id] = content.head;
  }
  for (const [id, { head }] of Object.entries(state.linkBoards)) {
    const board = state.boards[id];
    if (board && streams[board.workspaceId] !== undefined) streams[id] ??= head;
  }
  return streams;
}

/**
 * @param {Set<string>} now what is followed
 * @param {Record<string, number>} wanted
 * @returns {{add: string[], drop: string[]}}
 */
export function difference(now, wanted) {
  return {
    add: Object.keys(wanted).filter((id) => !now.has(id)),
    drop: [...now].filter((id) => wanted[id] === undefined),
  };
}
