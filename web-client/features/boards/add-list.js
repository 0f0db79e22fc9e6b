import { html, useLayoutEffect, useRef, useState } from '../../core/html.js';
import { Icon, sentenceFor, toast } from '../shell/index.js';
import { createList } from './list-actions.js';

/**
 * @param {{ctx: import('../../core/state.js').Context, board: import('../../core/state.js').Board, isFirst: boolean}} props
 */
export function AddList({ ctx, board, isFirst }) {
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  useLayoutEffect(() => {
    if (isOpen) field.current?.focus();
  }, [isOpen]);

  /** @param {Event} event */
  const add = async (event) => {
    event.preventDefault();
    const input = /** @type {HTMLInputElement} */ (field.current);
    const name = input.value.trim();
    if (!name || isBusy) return;
    setBusy(true);
    try {
      await createList(ctx, board.id, name);
      input.value = '';
      input.scrollIntoView({ inline: 'end', block: 'nearest' });
    } catch (error) {
      toast(ctx, sentenceFor(error));
    } finally {
      setBusy(false);
    }
  };
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    setOpen(false);
  };

  if (!isOpen) {
    return html`<li class="column is-adding">
      <button type="button" class="add-list" onClick=${() => setOpen(true)}>
        <${Icon} name="plus" size="small" />${isFirst ? 'Add the first list' : 'Add a list'}
      </button>
    </li>`;
  }
  return html`<li class="column is-adding">
    <form class="column-box add-form" onSubmit=${add} onKeyDown=${onKeyDown}>
      <input
        ref=${field}
        class="input"
        maxlength="80"
        autocomplete="off"
        aria-label="Name of the new list"
        placeholder="Name of the list"
      />
      <div class="add-buttons">
        <button type="submit" class="button is-primary" disabled=${isBusy}>Add list</button>
        <button type="button" class="icon-button" aria-label="Stop adding" onClick=${() => setOpen(false)}>
          <${Icon} name="close" size="small" />
        </button>
      </div>
    </form>
  </li>`;
}
