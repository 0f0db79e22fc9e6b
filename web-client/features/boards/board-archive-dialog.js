import { html, useEffect, useLayoutEffect, useRef, useState } from '../../core/html.js';
import { ConfirmDialog } from '../shell/confirm-dialog.js';
import { Dialog, FormError, SkeletonRows, sentenceFor, toast } from '../shell/index.js';
import { changeCardState, deleteCard, listCards } from './card-actions.js';
import { StoredCardRow } from './stored-card-row.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {'archived' | 'trashed'} CardState */
/** @typedef {import('./stored-card-row.js').StoredCard} StoredCard */

/**
 * What is no longer on the board: the archive, and the trash that empties itself.
 * @param {{ctx: Context, detail: {boardId: string}, onClose: () => void}} props
 */
export function BoardArchiveDialog({ ctx, detail: { boardId }, onClose }) {
  const [state, setState] = useState(/** @type {CardState} */ ('archived'));
  const [cards, setCards] = useState(/** @type {StoredCard[] | null} */ (null));
  const [next, setNext] = useState(/** @type {string | null} */ (null));
  const [error, setError] = useState(/** @type {string | null} */ (null));
  const [doomed, setDoomed] = useState(/** @type {StoredCard | null} */ (null));
  const content = useRef(/** @type {HTMLElement | null} */ (null));
  const leave = useFocusAfter(content, cards, doomed);
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
    leave(card.id);
    setCards((known) => known?.filter(({ id }) => id !== card.id) ?? null);
    toast(ctx, told);
  };
  /** @param {StoredCard} card */
  const restore = (card) =>
    attempt(act(card, () => changeCardState(ctx, card.id, 'restore'), 'The card is back on the board.'));
  /** @param {StoredCard} card */
  const question = (card) => ({
    title: `Delete ${card.title} for good?`,
    text: 'Its comments and checklists go with it. This can’t be undone.',
    action: 'Delete for good',
    run: () => act(card, () => deleteCard(ctx, card.id), 'The card is deleted.'),
  });
  return html`<${Dialog} title="Archive and trash" onClose=${onClose}>
      <div class="dialog-content is-list" ref=${content}>
        <${StateTabs} state=${state} onState=${setState} />
        <${FormError} text=${error} />
        ${state === 'trashed' ? html`<p class="small muted">After 30 days what lies here is deleted for good.</p>` : null}
        ${cards === null && !error ? html`<${SkeletonRows} rows=${4} label="Reading the cards" />` : null}
        ${cards?.length === 0 ? html`<p class="muted">Nothing is here.</p>` : null}
        <ul class="dialog-list">
          ${(cards ?? []).map(
            (card) =>
              html`<${StoredCardRow}
                key=${card.id}
                board=${board}
                card=${card}
                isTrashed=${state === 'trashed'}
                onOpen=${onClose}
                onRestore=${restore}
                onDelete=${setDoomed}
              />`,
          )}
        </ul>
        ${next ? html`<button type="button" class="button" onClick=${() => attempt(more())}>Show more</button>` : null}
      </div>
    <//>
    ${doomed ? html`<${ConfirmDialog} detail=${question(doomed)} onClose=${() => setDoomed(null)} />` : null}`;
}

/** @param {{state: CardState, onState: (state: CardState) => void}} props */
function StateTabs({ state, onState }) {
  const tabs = /** @type {[CardState, string][]} */ ([
    ['archived', 'Archive'],
    ['trashed', 'Trash'],
  ]);
  return html`<div class="view-tabs" role="group" aria-label="Which cards">
    ${tabs.map(
      ([each, name]) =>
        html`<button
          key=${each}
          type="button"
          class="view-tab"
          aria-pressed=${each === state ? 'true' : 'false'}
          onClick=${() => onState(each)}
        >
          ${name}
        </button>`,
    )}
  </div>`;
}

/**
 * A row that goes takes the focus with it: it passes to the row that comes up, else to the tab one is in.
 * @param {{current: HTMLElement | null}} content
 * @param {StoredCard[] | null} cards
 * @param {StoredCard | null} asked about which a question still lies above; while it does, the focus is there
 * @returns {(cardId: string) => void} called before a row goes
 */
function useFocusAfter(content, cards, asked) {
  const goneAt = useRef(-1);
  useLayoutEffect(() => {
    if (goneAt.current < 0 || asked) return;
    const links = /** @type {NodeListOf<HTMLElement>} */ (
      content.current?.querySelectorAll('.stored-card .card-title')
    );
    const tab = /** @type {HTMLElement | null} */ (content.current?.querySelector('.view-tab[aria-pressed="true"]'));
    (links[Math.min(goneAt.current, links.length - 1)] ?? tab)?.focus();
    goneAt.current = -1;
  }, [cards, asked]);
  return (cardId) => {
    goneAt.current = cards?.findIndex(({ id }) => id === cardId) ?? -1;
  };
}
