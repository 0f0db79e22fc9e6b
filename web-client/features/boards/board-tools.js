import { html, useState } from '../../core/html.js';
import { Icon } from '../shell/index.js';
import { inBackground } from '../shell/background.js';
import { restore } from './board-bar.js';
import { FilterBar } from './filter-bar.js';
import { isActive, readFilter } from './filters.js';
import { boardPath, cardPath } from './selectors.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('./use-board.js').Shown} Shown */

const VIEWS = [
  { name: 'board', label: 'Board', icon: 'board' },
  { name: 'list', label: 'List', icon: 'list' },
  { name: 'table', label: 'Table', icon: 'table' },
  { name: 'calendar', label: 'Calendar', icon: 'calendar' },
];

/**
 * How the board is looked at: as what, and which cards of it. All of it is in the address.
 * @param {{ctx: Context, view: Shown}} props
 */
export function BoardTools({ ctx, view }) {
  const [isOpen, setOpen] = useState(false);
  const { board, query } = view;
  const current = VIEWS.some(({ name }) => name === query.view) ? query.view : 'board';
  const isFiltered = isActive(readFilter(query));
  return html`<div class="board-tools-room">
      <div class=${isOpen ? 'board-tools is-open' : 'board-tools'}>
        <nav class="view-tabs" aria-label="Views of the board">
          ${VIEWS.map(
            ({ name, label, icon }) =>
              html`<a
                key=${name}
                class="view-tab"
                href=${addressOf(view, name)}
                aria-current=${name === current ? 'page' : undefined}
                aria-label=${label}
                title=${label}
              >
                <${Icon} name=${icon} size="small" /><span class="view-name" aria-hidden="true">${label}</span>
              </a>`,
          )}
        </nav>
        <button
          type="button"
          class=${isFiltered ? 'button filter-toggle is-on' : 'button filter-toggle'}
          aria-expanded=${isOpen ? 'true' : 'false'}
          onClick=${() => setOpen(!isOpen)}
        >
          <${Icon}
            name="filter"
            size="small"
          />Filter${isFiltered ? html`<span class="visually-hidden"> (on)</span>` : null}
        </button>
        <${FilterBar} ctx=${ctx} view=${view} />
      </div>
    </div>
    ${board.isArchived ? html`<${ArchivedLine} ctx=${ctx} board=${board} />` : null}`;
}

/** @param {Shown} view @param {string} name */
function addressOf({ board, query, openCardId }, name) {
  const { view: _, month: _month, ...rest } = query;
  const next = name === 'board' ? rest : { ...rest, view: name };
  return openCardId ? cardPath(board, openCardId, next) : boardPath(board, next);
}

/** @param {{ctx: Context, board: import('../../core/state.js').Board}} props */
function ArchivedLine({ ctx, board }) {
  return html`<div class="board-line">
    <${Icon} name="archive" size="small" /><span>This board is archived: it can be read, but not changed.</span>
    ${board.role === 'admin' ? html`<button type="button" class="link-button" onClick=${() => inBackground(restore(ctx, board))}>Restore</button>` : null}
  </div>`;
}
