import { html } from '../../core/html.js';
import { RelativeTime } from '../shell/index.js';
import { cardPath } from './selectors.js';

/** @typedef {import('../../core/board-state.js').CardSummary & {stateChangedAt: string}} StoredCard */

/**
 * A card of the archive or the trash, and what can be done with it there.
 * @param {{
 *   board: import('../../core/state.js').Board, card: StoredCard, isTrashed: boolean, onOpen: () => void,
 *   onRestore: (card: StoredCard) => void, onDelete: (card: StoredCard) => void
 * }} props
 */
export function StoredCardRow({ board, card, isTrashed, onOpen, onRestore, onDelete }) {
  const mayWrite = !board.isArchived;
  return html`<li class="stored-card">
    <a class="card-title" href=${cardPath(board, card.id)} onClick=${onOpen} dir="auto">${card.title}</a>
    <span class="small muted"><${RelativeTime} at=${card.stateChangedAt} /></span>
    ${
      mayWrite
        ? html`<button
            type="button"
            class="button"
            aria-label=${`Restore ${card.title}`}
            onClick=${() => onRestore(card)}
          >
            Restore
          </button>`
        : null
    }
    ${
      mayWrite && isTrashed
        ? html`<button
            type="button"
            class="button is-danger"
            aria-label=${`Delete ${card.title} for good`}
            onClick=${() => onDelete(card)}
          >
            Delete
          </button>`
        : null
    }
  </li>`;
}
