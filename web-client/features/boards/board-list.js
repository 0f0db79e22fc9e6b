import { html, useMemo } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { Icon } from '../shell/index.js';
import { boardPath, openBoardsOf } from './selectors.js';

/** @param {{ctx: import('../../core/state.js').Context, workspaceId: string}} props */
export function BoardList({ ctx, workspaceId }) {
  const boards = useStore(ctx.store, (state) => state.boards);
  const currentId = useStore(ctx.store, (state) =>
    state.route && 'boardId' in state.route ? state.route.boardId : null,
  );
  const listed = useMemo(() => openBoardsOf(boards, workspaceId), [boards, workspaceId]);
  if (listed.length === 0) return html`<p class="side-empty small muted">No boards yet</p>`;
  return html`<ul>
    ${listed.map(
      (board) =>
        html`<li key=${board.id}>
          <a
            class="side-row"
            href=${boardPath(board)}
            aria-current=${board.id === currentId ? 'page' : undefined}
            title=${board.name.length > 24 ? board.name : undefined}
          >
            <${Icon} name=${board.isPrivate ? 'lock' : 'board'} />
            <span class="ellipsis">${board.name}</span>
            ${board.isPrivate ? html`<span class="visually-hidden">, private</span>` : null}
          </a>
        </li>`,
    )}
  </ul>`;
}
