import { html, useLayoutEffect, useRef, useState } from '../../core/html.js';
import { Icon } from '../shell/index.js';
import { addCard } from './card-actions.js';

/**
 * Adds one card after another: Enter adds and stays, Escape ends.
 * @param {{
 *   ctx: import('../../core/state.js').Context, board: import('../../core/state.js').Board,
 *   list: import('../../core/board-state.js').List, isOpen: boolean, onOpen: (listId: string | null) => void
 * }} props
 */
export function QuickAdd({ ctx, board, list, isOpen, onOpen }) {
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const wasOpen = useRef(false);
  useLayoutEffect(() => {
    // Only where nothing else took the focus: a click elsewhere closes this too.
    if (wasOpen.current && !isOpen && document.activeElement === document.body) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  if (!isOpen) {
    return html`<button ref=${button} type="button" class="add-card" onClick=${() => onOpen(list.id)}>
      <${Icon} name="plus" size="small" />Add a card<span class="visually-hidden"> to ${list.name}</span>
    </button>`;
  }
  return html`<${AddForm}
    label=${`Title of the new card in ${list.name}`}
    onAdd=${(/** @type {string} */ title) => addCard(ctx, board.id, list.id, title)}
    onClose=${() => onOpen(null)}
  />`;
}

/** @param {{label: string, onAdd: (title: string) => void, onClose: () => void}} props */
function AddForm({ label, onAdd, onClose }) {
  const form = useRef(/** @type {HTMLFormElement | null} */ (null));
  const field = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const [title, setTitle] = useState('');
  // Before the next key is pressed: what is typed right after N belongs to the title.
  useLayoutEffect(() => field.current?.focus(), []);
  const add = () => {
    const text = title.replace(/\s+/g, ' ').trim();
    field.current?.focus();
    if (!text) return;
    onAdd(text);
    setTitle('');
    const cards = form.current?.parentElement?.querySelector('[data-cards]');
    // The new one is drawn first, then brought into sight.
    requestAnimationFrame(() => cards?.scrollTo({ top: cards.scrollHeight }));
  };
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      add();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    }
  };
  /** @param {FocusEvent} event */
  const onFocusOut = (event) => {
    if (title.trim() === '' && !form.current?.contains(/** @type {Node | null} */ (event.relatedTarget))) onClose();
  };
  return html`<form
    ref=${form}
    class="add-form"
    onSubmit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      add();
    }}
    onFocusOut=${onFocusOut}
  >
    <textarea
      ref=${field}
      class="input"
      rows="2"
      maxlength="500"
      aria-label=${label}
      placeholder="What is to be done?"
      value=${title}
      onInput=${(/** @type {{currentTarget: HTMLTextAreaElement}} */ event) => setTitle(event.currentTarget.value)}
      onKeyDown=${onKeyDown}
    ></textarea>
    <div class="add-buttons">
      <button type="submit" class="button is-primary">Add card</button>
      <button type="button" class="icon-button" aria-label="Stop adding" onClick=${onClose}>
        <${Icon} name="close" size="small" />
      </button>
    </div>
  </form>`;
}
