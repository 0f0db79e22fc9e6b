import { html } from '../../core/html.js';
import { Icon, Menu, confirm, openDialog, sentenceFor, toast } from '../shell/index.js';
import { archiveCards, deleteList, moveList } from './list-actions.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/state.js').Board} Board */
/** @typedef {import('../../core/board-state.js').List} List */

/**
 * A list's name, how many cards are in it, and what can be done with it.
 * @param {{
 *   ctx: Context, board: Board, list: List, shown: number, total: number, isReadOnly: boolean, isFirst: boolean,
 *   isLast: boolean, onAdd: () => void
 * }} props
 */
export function ColumnHead(props) {
  const { list, shown, total, isReadOnly } = props;
  return html`<header class="column-head">
    ${list.kind === 'closed' ? html`<span class="column-done"><${Icon} name="check" size="small" /></span>` : null}
    <h2 class="ellipsis" title=${list.name} dir="auto">${list.name}</h2>
    <${Count} list=${list} shown=${shown} total=${total} />
    ${
      isReadOnly
        ? null
        : html`<span class="column-actions">
            <button
              type="button"
              class="icon-button"
              aria-label=${`Add a card to ${list.name}`}
              title="Add a card (N)"
              onClick=${props.onAdd}
            >
              <${Icon} name="plus" size="small" />
            </button>
            <${Menu} label=${`${list.name} menu`} items=${menuItems(props)} />
          </span>`
    }
  </header>`;
}

/** @param {{list: List, shown: number, total: number}} props */
function Count({ list, shown, total }) {
  const limit = list.wipLimit ?? null;
  const tone = limit === null || total < limit ? '' : total > limit ? ' is-over' : ' is-full';
  const text = shown === total ? `${total}` : `${shown} of ${total}`;
  const spoken = limit === null ? '' : `, limit ${limit}${total > limit ? ', over it' : ''}`;
  return html`<span class=${`column-count${tone}`} title=${limit === null ? undefined : `At most ${limit} cards`}>
    ${text}${limit === null ? null : html`<span aria-hidden="true">/${limit}</span>`}<span class="visually-hidden">
      cards${spoken}</span
    >
  </span>`;
}

/** @param {{ctx: Context, board: Board, list: List, total: number, isFirst: boolean, isLast: boolean, onAdd: () => void}} props */
function menuItems({ ctx, board, list, total, isFirst, isLast, onAdd }) {
  const attempt = (/** @type {Promise<unknown>} */ work) => {
    work.catch((error) => toast(ctx, sentenceFor(error)));
  };
  /** @type {import('../shell/menu.js').MenuItem[]} */
  const items = [
    { label: 'Add a card', icon: 'plus', onSelect: onAdd },
    {
      label: 'Edit list',
      icon: 'edit',
      onSelect: () => openDialog(ctx, 'edit-list', { boardId: board.id, listId: list.id }),
    },
  ];
  if (!isFirst)
    items.push({
      label: 'Move left',
      icon: 'arrow-left',
      onSelect: () => attempt(moveList(ctx, board.id, list.id, -1)),
    });
  if (!isLast)
    items.push({
      label: 'Move right',
      icon: 'arrow-right',
      onSelect: () => attempt(moveList(ctx, board.id, list.id, 1)),
    });
  items.push('separator');
  if (total > 0)
    items.push({ label: 'Archive all cards', icon: 'archive', onSelect: () => askToArchive(ctx, list, total) });
  else items.push({ label: 'Delete list', icon: 'trash', danger: true, onSelect: () => askToDelete(ctx, list) });
  return items;
}

/** @param {Context} ctx @param {List} list @param {number} total */
function askToArchive(ctx, list, total) {
  confirm(ctx, {
    title: `Archive all cards in ${list.name}?`,
    text: `${total === 1 ? 'One card leaves' : `${total} cards leave`} the board. You can restore each from the archive.`,
    action: 'Archive',
    run: async () => {
      const { count } = await archiveCards(ctx, list.id);
      toast(ctx, count === 1 ? '1 card is archived.' : `${count} cards are archived.`);
    },
  });
}

/** @param {Context} ctx @param {List} list */
function askToDelete(ctx, list) {
  confirm(ctx, {
    title: `Delete ${list.name}?`,
    text: 'The list goes for good. Cards that were archived from it stay in the archive.',
    action: 'Delete',
    run: () => deleteList(ctx, list.id),
  });
}
