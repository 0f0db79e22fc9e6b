import { html, useCallback, useEffect, useRef, useState } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { AddList } from './add-list.js';
import { Column } from './column.js';
import { placeOf } from './grab.js';
import { useDrag } from './use-drag.js';
import { useKeys } from './use-keys.js';
import { useSlides } from './use-slides.js';
import { viewersByCard } from './viewing.js';

/** @typedef {import('../../core/state.js').Context} Context */

/**
 * The board as lists side by side.
 * @param {{ctx: Context, view: import('./use-board.js').Shown, onOpen: (event: MouseEvent) => void}} props
 */
export function BoardColumns({ ctx, view, onOpen }) {
  const root = useRef(/** @type {HTMLUListElement | null} */ (null));
  const [adding, setAdding] = useState(/** @type {string | null} */ (null));
  const [focusId, setFocusId] = useState(/** @type {string | null} */ (null));
  const onAdding = useCallback((/** @type {string | null} */ listId) => setAdding(listId), []);
  const viewers = useStore(ctx.store, (state) => viewersByCard(state, view.board.id));
  const keys = useKeys(ctx, view);
  const slideFrom = useSlides(root, keys.columns);
  const drag = useDrag(ctx, root, view, slideFrom);
  useNewCardKey(view, keys.columns, focusId, setAdding);

  const lifted = drag && placeOf(keys.columns, drag.cardId);
  const grabbed = keys.grab && placeOf(keys.columns, keys.grab.cardId);
  /** @param {FocusEvent} event */
  const onFocusIn = (event) => {
    const id = /** @type {HTMLElement} */ (event.target).dataset.cardLink;
    if (id) setFocusId(id);
  };
  return html`<ul
      ref=${root}
      class="board"
      aria-label=${`Lists of ${view.board.name}`}
      onKeyDown=${keys.onKeyDown}
      onFocusIn=${onFocusIn}
      onPointerDown=${() => keys.grab && keys.giveUp()}
      onClick=${onOpen}
    >
      ${view.lists.map((list, index) => {
        const cards = keys.columns[list.id];
        const isOver = drag?.target?.listId === list.id;
        return html`<${Column}
          key=${list.id}
          ctx=${ctx}
          board=${view.board}
          list=${list}
          cards=${cards}
          total=${view.all[list.id].length}
          newCards=${view.newCards[list.id]}
          labels=${view.labels}
          members=${view.members}
          viewers=${viewersHere(viewers, cards)}
          openCardId=${oneOf(cards, view.openCardId)}
          liftedId=${lifted?.listId === list.id ? (drag?.cardId ?? null) : null}
          grabbedId=${grabbed?.listId === list.id ? (keys.grab?.cardId ?? null) : null}
          focusId=${oneOf(cards, focusId)}
          gapAt=${isOver ? (drag?.target?.index ?? -1) : -1}
          gapHeight=${isOver ? (drag?.height ?? 0) : 0}
          now=${view.now}
          isReadOnly=${view.isReadOnly}
          isFirst=${index === 0}
          isLast=${index === view.lists.length - 1}
          isAdding=${adding === list.id}
          onAdding=${onAdding}
        />`;
      })}
      ${view.isReadOnly ? null : html`<${AddList} key="add" ctx=${ctx} board=${view.board} isFirst=${view.lists.length === 0} />`}
    </ul>
    <div class="visually-hidden" role="status" aria-live="assertive">${keys.spoken}</div>
    <p id="board-keys" hidden>Enter opens the card. Space takes it up to move it with the arrow keys.</p>`;
}

/**
 * Only what concerns a list is given to it: the others are then not drawn again.
 * @param {{id: string}[]} cards
 * @param {string | null} cardId
 */
function oneOf(cards, cardId) {
  return cards.some(({ id }) => id === cardId) ? cardId : null;
}

/** @param {string} viewers of the board @param {{id: string}[]} cards */
function viewersHere(viewers, cards) {
  if (!viewers) return '';
  return viewers
    .split(';')
    .filter((pair) => cards.some(({ id }) => pair.startsWith(`${id}:`)))
    .join(';');
}

/**
 * N adds a card to the list one is in, else to the first.
 * @param {import('./use-board.js').Shown} view
 * @param {import('./placement.js').Columns} columns
 * @param {string | null} focusId
 * @param {(listId: string) => void} open
 */
function useNewCardKey(view, columns, focusId, open) {
  const latest = useRef({ view, columns, focusId });
  latest.current = { view, columns, focusId };
  useEffect(() => {
    /** @param {KeyboardEvent} event */
    const onKey = (event) => {
      const { view: now, columns: drawn, focusId: last } = latest.current;
      const hasModifier = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
      if (event.key.toLowerCase() !== 'n' || hasModifier || event.defaultPrevented || now.isReadOnly) return;
      const target = /** @type {HTMLElement} */ (event.target);
      if (target.closest('input, textarea, select, dialog, aside, [contenteditable]')) return;
      const listId = (last && placeOf(drawn, last)?.listId) ?? now.lists[0]?.id;
      if (!listId) return;
      event.preventDefault();
      open(listId);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
