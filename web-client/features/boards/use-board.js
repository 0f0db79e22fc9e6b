import { useMemo, useRef } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { movesOf, newCardsOf } from './commands.js';
import { matches, readFilter } from './filters.js';
import { columnsOf, listsOf, sharing } from './placement.js';
import { useNow } from './use-now.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/state.js').Board} Board */
/** @typedef {import('../../core/state.js').Member} Member */
/** @typedef {import('../../core/board-state.js').List} List */
/** @typedef {import('../../core/board-state.js').Label} Label */
/** @typedef {import('../../core/board-state.js').BoardCommand} BoardCommand */
/** @typedef {import('./placement.js').Columns} Columns */
/**
 * All that a view of a board draws: `all` are a list's cards, `shown` those of them that the filter lets through.
 * @typedef {{
 *   board: Board, query: Record<string, string>, lists: List[], all: Columns, shown: Columns,
 *   newCards: Record<string, BoardCommand[]>, labels: Record<string, Label>, members: Record<string, Member>,
 *   openCardId: string | null, now: number, isReadOnly: boolean
 * }} Shown
 */

/** @type {Record<string, never>} */
const nobody = {};

/**
 * @param {Context} ctx
 * @param {Board} board whose content is loaded
 * @returns {Shown}
 */
export function useBoard(ctx, board) {
  const content = useStore(ctx.store, (state) => state.boardContents[board.id]);
  const outbox = useStore(ctx.store, (state) => state.boardOutbox);
  const members = useStore(ctx.store, (state) => state.members[board.workspaceId] ?? nobody);
  const myId = useStore(ctx.store, (state) => state.me?.id);
  const route = /** @type {any} */ (useStore(ctx.store, (state) => state.route));
  const now = useNow();
  const before = useRef({ all: /** @type {Columns} */ ({}), shown: /** @type {Columns} */ ({}), newCards: {} });

  const lists = useMemo(() => listsOf(content), [content.lists]);
  const all = useMemo(
    () => sharing(before.current.all, columnsOf(content, movesOf(outbox, board.id))),
    [content.cards, content.lists, outbox, board.id],
  );
  const shown = useMemo(() => {
    const filter = readFilter(route.query);
    const filtered = lists.map(({ id, kind }) => {
      const seen = { now, isDone: kind === 'closed', myId };
      return [id, all[id].filter((card) => matches(card, filter, seen))];
    });
    return sharing(before.current.shown, Object.fromEntries(filtered));
  }, [all, lists, route.query, now, myId]);
  const newCards = useMemo(() => {
    const commands = newCardsOf(outbox, board.id);
    const byList = lists.map(({ id }) => [id, commands.filter(({ listId }) => listId === id)]);
    return sharing(before.current.newCards, Object.fromEntries(byList));
  }, [outbox, lists, board.id]);
  before.current = { all, shown, newCards };

  return {
    ...{ board, query: route.query, lists, all, shown, newCards, labels: content.labels, members, now },
    openCardId: route.name === 'card' ? route.cardId : null,
    isReadOnly: board.isArchived,
  };
}
