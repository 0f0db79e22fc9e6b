import { html } from '../../core/html.js';
import { memo } from '../../core/memo.js';
import { CardTile } from './card-tile.js';
import { ColumnHead } from './column-head.js';
import { dueLabel, dueTone } from './due.js';
import { NewCard } from './new-card.js';
import { QuickAdd } from './quick-add.js';
import { cardPath } from './selectors.js';

/** @typedef {import('../../core/board-state.js').CardSummary} CardSummary */
/** @typedef {import('../../core/board-state.js').List} List */
/**
 * @typedef {{
 *   ctx: import('../../core/state.js').Context, board: import('../../core/state.js').Board, list: List,
 *   cards: CardSummary[], total: number, newCards: import('../../core/board-state.js').BoardCommand[],
 *   labels: Record<string, import('../../core/board-state.js').Label>,
 *   members: Record<string, import('../../core/state.js').Member>, viewers: string,
 *   openCardId: string | null, liftedId: string | null, grabbedId: string | null, focusId: string | null,
 *   gapAt: number, gapHeight: number, now: number, isReadOnly: boolean, isFirst: boolean, isLast: boolean,
 *   isAdding: boolean, onAdding: (listId: string | null) => void
 * }} ColumnProps
 */

/** One list of the board; it is drawn again only when something in it has changed. */
export const Column = memo((/** @type {ColumnProps} */ props) => {
  const { ctx, board, list, cards, total, newCards, isReadOnly, isAdding, onAdding } = props;
  return html`<li class=${`column is-${list.kind}`} data-list=${list.id}>
    <section class="column-box" aria-label=${`${list.name}, ${total} ${total === 1 ? 'card' : 'cards'}`}>
      <${ColumnHead}
        ctx=${ctx}
        board=${board}
        list=${list}
        shown=${cards.length}
        total=${total}
        isReadOnly=${isReadOnly}
        isFirst=${props.isFirst}
        isLast=${props.isLast}
        onAdd=${() => onAdding(list.id)}
      />
      <ul class="column-cards" data-cards>
        ${tiles(props)}
        ${newCards.map((command) => html`<${NewCard} key=${command.opId} ctx=${ctx} command=${command} />`)}
        ${
          cards.length === 0 && newCards.length === 0 && props.gapAt < 0
            ? html`<li key="empty" class="column-empty small muted">
                ${total > 0 ? 'No card matches the filter.' : 'No cards yet.'}
              </li>`
            : null
        }
      </ul>
      ${isReadOnly ? null : html`<${QuickAdd} ctx=${ctx} board=${board} list=${list} isOpen=${isAdding} onOpen=${onAdding} />`}
    </section>
  </li>`;
});

/** @param {ColumnProps} props the cards, with the gap where the one in the air would land */
function tiles({ board, list, cards, labels, members, now, ...props }) {
  const viewers = Object.fromEntries(
    props.viewers
      .split(';')
      .filter(Boolean)
      .map((pair) => pair.split(':')),
  );
  const reachable = cards.some(({ id }) => id === props.focusId) ? props.focusId : cards[0]?.id;
  const drawn = cards.map(
    (card) =>
      html`<${CardTile}
        key=${card.id}
        card=${card}
        href=${cardPath(board, card.id)}
        labels=${labels}
        members=${members}
        tone=${card.due ? dueTone(card.due, list.kind === 'closed', now) : ''}
        due=${card.due ? dueLabel(card.due, now) : ''}
        viewers=${viewers[card.id] ?? ''}
        isOpen=${card.id === props.openCardId}
        isLifted=${card.id === props.liftedId}
        isGrabbed=${card.id === props.grabbedId}
        isReachable=${card.id === reachable}
      />`,
  );
  if (props.gapAt < 0) return drawn;
  // The lifted card keeps its place among the elements, but does not count.
  const lifted = cards.findIndex(({ id }) => id === props.liftedId);
  const at = lifted >= 0 && lifted < props.gapAt ? props.gapAt + 1 : props.gapAt;
  const gap = html`<li key="gap" class="card-gap" style=${{ height: `${props.gapHeight}px` }} aria-hidden="true"></li>`;
  return [...drawn.slice(0, at), gap, ...drawn.slice(at)];
}
