import { html, useEffect } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { inBackground } from '../shell/background.js';
import { loadBoard } from './actions.js';

/** @param {{ctx: import('../../core/state.js').Context, workspaceId: string, boardId: string}} props */
export function BoardView({ ctx, boardId }) {
  const board = useStore(ctx.store, (state) => state.boards[boardId]);
  useEffect(() => inBackground(loadBoard(ctx, boardId)), [boardId]);
  return html`<header class="top-bar"><h1>${board?.name}</h1></header>`;
}
