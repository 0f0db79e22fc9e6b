import { html } from '../../core/html.js';
import { EmptyState, Icon } from '../shell/index.js';
import { Assignees, DueBadge } from './card-facts.js';
import { dueLabel, dueTone } from './due.js';
import { LabelChips } from './label-chips.js';
import { cardPath } from './selectors.js';

/** @typedef {import('./use-board.js').Shown} Shown */

/**
 * The board from above to below, a line for each card.
 * @param {{view: Shown, onOpen: (event: MouseEvent) => void}} props
 */
export function ListView({ view, onOpen }) {
  const groups = view.lists.filter(({ id }) => view.shown[id].length > 0);
  if (groups.length === 0) return html`<${NoCards} />`;
  return html`<div class="list-view" tabindex="-1" onClick=${onOpen}>
    ${groups.map(
      (list) =>
        html`<section key=${list.id} class="list-group" aria-label=${list.name}>
          <h2 class="list-group-head">
            ${list.kind === 'closed' ? html`<${Icon} name="check" size="small" />` : null}
            <span class="ellipsis" dir="auto">${list.name}</span
            ><span class="column-count">${view.shown[list.id].length}</span>
          </h2>
          <ul>
            ${view.shown[list.id].map((card) => html`<${Row} key=${card.id} card=${card} list=${list} view=${view} />`)}
          </ul>
        </section>`,
    )}
  </div>`;
}

/** @param {{card: import('../../core/board-state.js').CardSummary, list: import('../../core/board-state.js').List, view: Shown}} props */
function Row({ card, list, view }) {
  const { board, labels, members, now, openCardId } = view;
  return html`<li class=${card.id === openCardId ? 'list-row is-open' : 'list-row'}>
    <a class="card-title ellipsis" href=${cardPath(board, card.id)} data-card-link=${card.id} dir="auto"
      >${card.title}</a
    >
    <${LabelChips} ids=${card.labelIds} labels=${labels} />
    ${
      card.checkTotal
        ? html`<span class="fact"
            ><${Icon} name="checklist" size="small" />${card.checkDone ?? 0}/${card.checkTotal}</span
          >`
        : null
    }
    ${card.due ? html`<${DueBadge} tone=${dueTone(card.due, list.kind === 'closed', now)} text=${dueLabel(card.due, now)} />` : null}
    ${card.assigneeIds ? html`<${Assignees} userIds=${card.assigneeIds} members=${members} />` : null}
  </li>`;
}

/** What a view without cards says. */
export function NoCards() {
  return html`<${EmptyState}
    icon="board"
    title="No cards here"
    text="There is nothing that matches. Clear the filter, or add a card on the board."
  />`;
}
