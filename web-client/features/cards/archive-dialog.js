import { html, useEffect, useState } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { Dialog, RelativeTime, SkeletonRows, sentenceFor } from '../shell/index.js';
import { cardPath } from '../boards/selectors.js';
import { attempt, change } from './actions.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {{id: string, title: string, stateChangedAt: string}} PutAway */
/** @typedef {'archived' | 'trashed'} Place */

/**
 * What was put away on a board. It is read only when somebody looks.
 * @param {{ctx: Context, detail: {boardId: string}, onClose: () => void}} props
 */
export function ArchiveDialog({ ctx, detail, onClose }) {
  const [place, setPlace] = useState(/** @type {Place} */ ('archived'));
  return html`<${Dialog} title="Archive and trash" wide=${true} onClose=${onClose}>
    <div class="dialog-content">
      <div class="segments" role="group" aria-label="What to show">
        ${[['archived', 'Archive'], ['trashed', 'Trash']].map(
          ([value, name]) =>
            html`<button key=${value} type="button" class="button" aria-pressed=${String(value === place)} onClick=${() => setPlace(/** @type {Place} */ (value))}>${name}</button>`,
        )}
      </div>
      <${PutAwayList} key=${place} ctx=${ctx} boardId=${detail.boardId} place=${place} onClose=${onClose} />
    </div>
  <//>`;
}

/** @param {{ctx: Context, boardId: string, place: Place, onClose: () => void}} props */
function PutAwayList({ ctx, boardId, place, onClose }) {
  const board = useStore(ctx.store, (state) => state.boards[boardId]);
  const [cards, setCards] = useState(/** @type {PutAway[] | null} */ (null));
  const [next, setNext] = useState(/** @type {string | null} */ (null));
  const [failure, setFailure] = useState('');
  /** @param {string | null} after */
  const read = async (after) => {
    try {
      const cursor = after ? `&after=${encodeURIComponent(after)}` : '';
      const page = await ctx.api.get(`boards/${boardId}/cards?state=${place}&limit=50${cursor}`);
      setCards((known) => [...(after ? (known ?? []) : []), ...page.items]);
      setNext(page.next);
    } catch (error) {
      if (/** @type {any} */ (error).name !== 'RealtimeError') throw error;
      setFailure(sentenceFor(error));
    }
  };
  useEffect(() => void read(null), []);
  /** @param {string} id @param {() => Promise<unknown>} run */
  const take = async (id, run) => {
    if (await attempt(ctx, run)) setCards((known) => (known ?? []).filter((card) => card.id !== id));
  };
  if (failure) return html`<p class="notice" role="alert">${failure}</p>`;
  if (!cards || !board) return html`<${SkeletonRows} rows=${3} label="Loading" />`;
  if (cards.length === 0) {
    return html`<p class="muted">
      ${place === 'archived' ? 'Nothing is archived on this board.' : 'The trash is empty. What is put there is deleted for good after 30 days.'}
    </p>`;
  }
  return html`<ul class="put-away" aria-label=${place === 'archived' ? 'Archived cards' : 'Cards in the trash'}>
      ${cards.map(
        ({ id, title, stateChangedAt }) =>
          html`<li key=${id} class="put-away-card">
            <a class="put-away-title ellipsis" href=${cardPath(board, id)} onClick=${onClose}>${title}</a>
            <span class="muted small"><${RelativeTime} at=${stateChangedAt} /></span>
            ${
              board.isArchived
                ? null
                : html`<button type="button" class="button is-small" onClick=${() => take(id, () => change(ctx, 'post', `cards/${id}/restore`))}>
                      Restore<span class="visually-hidden">${' '}${title}</span>
                    </button>
                    ${
                      place === 'archived'
                        ? html`<button type="button" class="button is-small" onClick=${() => take(id, () => change(ctx, 'post', `cards/${id}/trash`))}>
                            To the trash<span class="visually-hidden">: ${title}</span>
                          </button>`
                        : html`<button type="button" class="button is-small danger-text" onClick=${() => take(id, () => ctx.api.delete(`cards/${id}`))}>
                            Delete for good<span class="visually-hidden">: ${title}</span>
                          </button>`
                    }`
            }
          </li>`,
      )}
    </ul>
    ${next ? html`<button type="button" class="button" onClick=${() => read(next)}>Show more</button>` : null}`;
}
