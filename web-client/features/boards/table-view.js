import { html, useState } from '../../core/html.js';
import { Icon } from '../shell/index.js';
import { Assignees, DueBadge } from './card-facts.js';
import { dueLabel, dueTone } from './due.js';
import { LabelChips } from './label-chips.js';
import { NoCards } from './list-view.js';
import { cardPath } from './selectors.js';
import { sorted } from './table.js';

/** @typedef {import('./use-board.js').Shown} Shown */
/** @typedef {import('./table.js').Sorting} Sorting */

/** @type {{key: import('./table.js').SortKey | null, label: string}[]} */
const HEADINGS = [
  { key: 'title', label: 'Card' },
  { key: 'list', label: 'List' },
  { key: null, label: 'Labels' },
  { key: 'assignees', label: 'Assignees' },
  { key: 'due', label: 'Due' },
  { key: 'estimate', label: 'Estimate' },
  { key: null, label: 'Checklist' },
];

/**
 * The board's cards as a table that can be sorted.
 * @param {{view: Shown, onOpen: (event: MouseEvent) => void}} props
 */
export function TableView({ view, onOpen }) {
  const [sorting, setSorting] = useState(/** @type {Sorting} */ ({ key: 'list', isDown: false }));
  const { lists, shown, members } = view;
  const inOrder = lists.flatMap((list) => shown[list.id].map((card) => ({ card, list })));
  if (inOrder.length === 0) return html`<${NoCards} />`;
  const rows = sorted(
    inOrder.map((row, place) => ({ ...row, place })),
    sorting,
    (userId) => members[userId]?.displayName ?? '',
  );
  /** @param {import('./table.js').SortKey} key */
  const sortBy = (key) => setSorting({ key, isDown: sorting.key === key && !sorting.isDown });
  return html`<div class="table-view" tabindex="0" role="region" aria-label="Cards as a table" onClick=${onOpen}>
    <table>
      <thead>
        <tr>
          ${HEADINGS.map(({ key, label }) => html`<${Heading} key=${label} name=${key} label=${label} sorting=${sorting} onSort=${sortBy} />`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => html`<${Row} key=${row.card.id} row=${row} view=${view} />`)}
      </tbody>
    </table>
  </div>`;
}

/** @param {{name: import('./table.js').SortKey | null, label: string, sorting: Sorting, onSort: (key: any) => void}} props */
function Heading({ name, label, sorting, onSort }) {
  if (name === null) return html`<th scope="col">${label}</th>`;
  const isSorted = sorting.key === name;
  return html`<th scope="col" aria-sort=${isSorted ? (sorting.isDown ? 'descending' : 'ascending') : undefined}>
    <button type="button" class="sort-button" onClick=${() => onSort(name)}>
      ${label}${isSorted ? html`<${Icon} name=${sorting.isDown ? 'arrow-down' : 'arrow-up'} size="small" />` : null}
    </button>
  </th>`;
}

/** @param {{row: import('./table.js').TableRow, view: Shown}} props */
function Row({ row: { card, list }, view }) {
  const { board, labels, members, now, openCardId } = view;
  const isDone = list.kind === 'closed';
  return html`<tr class=${card.id === openCardId ? 'is-open' : ''}>
    <th scope="row">
      <a class="card-title" href=${cardPath(board, card.id)} data-card-link=${card.id} dir="auto">${card.title}</a>
    </th>
    <td><span class="ellipsis" dir="auto">${list.name}</span></td>
    <td><${LabelChips} ids=${card.labelIds} labels=${labels} /></td>
    <td>${card.assigneeIds ? html`<${Assignees} userIds=${card.assigneeIds} members=${members} />` : null}</td>
    <td>
      ${card.due ? html`<${DueBadge} tone=${dueTone(card.due, isDone, now)} text=${dueLabel(card.due, now)} />` : null}
    </td>
    <td>${card.estimate ?? ''}</td>
    <td>${card.checkTotal ? `${card.checkDone ?? 0}/${card.checkTotal}` : ''}</td>
  </tr>`;
}
