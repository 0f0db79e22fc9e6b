import { html, useEffect, useState } from '../../core/html.js';
import { Dialog, FormError, RelativeTime, SkeletonRows, sentenceFor, toast } from '../shell/index.js';
import { changeCardState, deleteCard, listCards } from './card-actions.js';
import { cardPath } from './selectors.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {'archived' | 'trashed'} CardState */
/** @typedef {import('../../core/board-state.js').CardSummary & {stateChangedAt: string}} StoredCard */

/**
 * What is no longer on the board: the archive, and the trash that empties itself.
 * @param {{ctx: Context, detail: {boardId: string}, onClose: () => void}} props
 */
export function BoardArchiveDialog({ ctx, detail: { boardId }, onClose }) {
  const [state, setState] = useState(/** @type {CardState} */ ('archived'));
  const [cards, setCards] = useState(/** @type {StoredCard[] | null} */ (null));
  const [next, setNext] = useState(/** @type {string | null} */ (null));
  const [error, setError] = useState(/** @type {string | null} */ (null));
  const board = ctx.store.get().boards[boardId];
  /** @param {Promise<unknown>} work */
  const attempt = (work) => {
    setError(null);
    work.catch((failure) => setError(sentenceFor(failure)));
  };
  useEffect(() => {
    let isOpen = true;
    setCards(null);
    attempt(
      listCards(ctx, boardId, state).then((page) => {
        if (!isOpen) return;
        setCards(page.items);
        setNext(page.next);
      }),
    );
    return () => {
      isOpen = false;
    };
  }, [state]);
  const more = async () => {
    const page = await listCards(ctx, boardId, state, next);
    setCards((known) => [...(known ?? []), ...page.items]);
    setNext(page.next);
  };
  /** @param {StoredCard} card @param {() => Promise<unknown>} run @param {string} told */
  const act = async (card, run, told) => {
    await run();
    setCards((known) => known?.filter(({ id }) => id !== card.id) ?? null);
    toast(ctx, told);
  };
  return html`<${Dialog} title="Archive and trash" onClose=${onClose}>
    <div class="dialog-content is-list">
      <div class="view-tabs" role="group" aria-label="Which cards">
        ${
          /** @type {[CardState, string][]} */ ([
            ['archived', 'Archive'],
            ['trashed', 'Trash'],
          ]).map(
            ([each, name]) =>
              html`<button
                key=${each}
                type="button"
                class="view-tab"
                aria-pressed=${each === state ? 'true' : 'false'}
                onClick=${() => setState(each)}
              >
                ${name}
              </button>`,
          )
        }
      </div>
      <${FormError} text=${error} />
      ${state === 'trashed' ? html`<p class="small muted">After 30 days what lies here is deleted for good.</p>` : null}
      ${cards === null && !error ? html`<${SkeletonRows} rows=${4} label="Reading the cards" />` : null}
      ${cards?.length === 0 ? html`<p class="muted">Nothing is here.</p>` : null}
      <ul class="dialog-list">
        ${(cards ?? []).map(
          (card) =>
            html`<li key=${card.id} class="stored-card">
              <a class="card-title" href=${cardPath(board, card.id)} onClick=${onClose} dir="auto">${card.title}</a>
              <span class="small muted"><${RelativeTime} at=${card.stateChangedAt} /></span>
              ${
                board.isArchived
                  ? null
                  : html`<button
                      type="button"
                      class="button"
                      aria-label=${`Restore ${card.title}`}
                      onClick=${() => attempt(act(card, () => changeCardState(ctx, card.id, 'restore'), 'The card is back on the board.'))}
                    >
                      Restore
                    </button>`
              }
              ${
                state === 'trashed' && !board.isArchived
                  ? html`<button
                      type="button"
                      class="button is-danger"
                      aria-label=${`Delete ${card.title} for good`}
                      onClick=${() => attempt(act(card, () => deleteCard(ctx, card.id), 'The card is deleted.'))}
                    >
                      Delete
                    </button>`
                  : null
              }
            </li>`,
        )}
      </ul>
      ${next ? html`<button type="button" class="button" onClick=${() => attempt(more())}>Show more</button>` : null}
    </div>
  <//>`;
}
