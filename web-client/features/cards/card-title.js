import { html, useLayoutEffect, useRef } from '../../core/html.js';
import { TextArea } from '../messages/text-area.js';
import { ConflictDialog } from './conflict-dialog.js';
import { useText } from './use-text.js';

const MAX_TITLE = 500;

/**
 * A card's title; clicking it, or Enter on it, edits it.
 * @param {{ctx: import('../../core/state.js').Context, card: import('../../core/board-state.js').CardDetail,
 *   isLocked: boolean, lastEditor: string}} props
 */
export function CardTitle({ ctx, card, isLocked, lastEditor }) {
  const edit = useText(ctx, card, 'title');
  const field = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const heading = useRef(/** @type {HTMLElement | null} */ (null));
  const wasOpen = useRef(false);
  useLayoutEffect(() => {
    if (edit.isOpen) field.current?.focus();
    else if (wasOpen.current) heading.current?.focus();
    wasOpen.current = edit.isOpen;
  }, [edit.isOpen]);
  const text = edit.text.replace(/\s+/g, ' ').trim();
  const isWrong = text === '' || text.length > MAX_TITLE;
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    edit.close();
  };
  if (!edit.isOpen) {
    return isLocked
      ? html`<h3 ref=${heading} class="detail-title" dir="auto" tabindex="-1">${card.title}</h3>`
      : html`<h3 class="detail-title" dir="auto">
          <button ref=${heading} type="button" class="detail-title-button" title="Edit the title" onClick=${edit.open}>
            ${card.title}
          </button>
        </h3>`;
  }
  return html`<div class="detail-title-editor">
    <div class=${isWrong ? 'composer-box is-over' : 'composer-box'}>
      <${TextArea}
        field=${field}
        label="Title"
        text=${edit.text}
        onText=${edit.setText}
        onEnter=${() => isWrong || edit.save(text)}
        onKeyDown=${onKeyDown}
      />
    </div>
    ${text.length > MAX_TITLE ? html`<p class="field-error" role="status">${text.length - MAX_TITLE} characters too long</p>` : null}
    ${edit.failure ? html`<p class="notice small" role="alert">${edit.failure}</p>` : null}
    <div class="message-editor-actions">
      <button type="button" class="button" onClick=${edit.close}>Cancel</button>
      <button
        type="button"
        class="button is-primary"
        disabled=${isWrong || edit.isBusy}
        onClick=${() => edit.save(text)}
      >
        Save
      </button>
    </div>
    ${edit.conflict ? html`<${ConflictDialog} key=${edit.conflict.version} what="title" who=${lastEditor} edit=${edit} />` : null}
  </div>`;
}
