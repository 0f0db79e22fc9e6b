import { html, useCallback } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { EmptyState } from '../shell/index.js';
import { BoardBar } from './board-bar.js';
import { BoardColumns } from './board-columns.js';
import { BoardSkeleton } from './board-skeleton.js';
import { BoardTools } from './board-tools.js';
import { CalendarView } from './calendar-view.js';
import { ListView } from './list-view.js';
import { cardPath } from './selectors.js';
import { TableView } from './table-view.js';
import { useBoard } from './use-board.js';
import { useLoading } from './use-loading.js';
import { useUndoKeys } from './use-undo-keys.js';
import { useViewing } from './use-viewing.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/state.js').Board} Board */

/** @type {Record<string, any>} */
const views = { list: ListView, table: TableView, calendar: CalendarView };

/**
 * The main view of a board.
 * @param {{ctx: Context, workspaceId: string, boardId: string}} props
 */
export function BoardView({ ctx, workspaceId, boardId }) {
  const board = useStore(ctx.store, (state) => state.boards[boardId]);
  const { load, retry } = useLoading(ctx, boardId);
  if (load === 'missing' || (board && board.workspaceId !== workspaceId)) {
    return html`<${EmptyState}
      icon="board"
      title="No such board"
      text="It doesn’t exist, or you can’t see it. If it is private, ask somebody on it to add you."
    >
      <a class="button" href=${`/w/${workspaceId}`}>Go to your channels</a>
    <//>`;
  }
  if (load === 'failed') {
    return html`<${EmptyState}
      icon="alert"
      title="Couldn’t load the board"
      text="The server did not answer as it should."
    >
      <button type="button" class="button is-primary" onClick=${retry}>Try again</button>
    <//>`;
  }
  if (load !== 'ready' || !board) return html`<${BoardSkeleton} name=${board?.name} />`;
  return html`<${Loaded} key=${boardId} ctx=${ctx} board=${board} />`;
}

/** @param {{ctx: Context, board: Board}} props */
function Loaded({ ctx, board }) {
  const view = useBoard(ctx, board);
  useViewing(ctx, board.id, view.openCardId);
  useUndoKeys(ctx, board);
  const onOpen = useCallback(
    (/** @type {MouseEvent} */ event) => openCard(ctx, board, event),
    [board.id, board.workspaceId],
  );
  const View = views[view.query.view] ?? BoardColumns;
  return html`<${BoardBar} ctx=${ctx} view=${view} />
    <${BoardTools} ctx=${ctx} view=${view} />
    <${View} ctx=${ctx} view=${view} onOpen=${onOpen} />`;
}

/**
 * A card's link has its plain address; opening it from the board keeps how the board is looked at.
 * @param {Context} ctx
 * @param {Board} board
 * @param {MouseEvent} event
 */
function openCard(ctx, board, event) {
  const target = /** @type {HTMLElement} */ (event.target);
  const cardId = /** @type {HTMLElement | null} */ (target.closest('[data-card-link]'))?.dataset.cardLink;
  const opensElsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!cardId || opensElsewhere) return;
  event.preventDefault();
  ctx.router.navigate(cardPath(board, cardId, ctx.store.get().route?.query ?? {}));
}
