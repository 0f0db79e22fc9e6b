import { html, useLayoutEffect, useRef } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { MessageBody } from '../messages/message-body.js';
import { MAX_LENGTH, TextArea, TextCounter } from '../messages/text-area.js';
import { Icon } from '../shell/index.js';
import { ConflictDialog } from './conflict-dialog.js';
import { useText } from './use-text.js';

/**
 * A card's description as Markdown; clicking it edits it.
 * @param {{ctx: import('../../core/state.js').Context, card: import('../../core/board-state.js').CardDetail,
 *   isLocked: boolean, lastEditor: string}} props
 */
export function CardDescription({ ctx, card, isLocked, lastEditor }) {
  const edit = useText(ctx, card, 'description');
  const members = useStore(ctx.store, (state) => state.members[state.boards[card.boardId]?.workspaceId]);
  const opener = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const wasOpen = useRef(false);
  useLayoutEffect(() => {
    if (!edit.isOpen && wasOpen.current) opener.current?.focus();
    wasOpen.current = edit.isOpen;
  }, [edit.isOpen]);
  /** @param {MouseEvent} event */
  const onClick = (event) => {
    const target = /** @type {Element} */ (event.target);
    // Following a link or choosing words to copy is no wish to edit.
    if (isLocked || target.closest('a, button') || String(document.getSelection()) !== '') return;
    edit.open();
  };
  return html`<section class="detail-section" aria-label="Description">
    <header class="detail-heading">
      <h4><${Icon} name="text" size="small" />Description</h4>
      ${
        isLocked || edit.isOpen || !card.description
          ? null
          : html`<button ref=${opener} type="button" class="button is-small" onClick=${edit.open}>
              Edit<span class="visually-hidden"> the description</span>
            </button>`
      }
    </header>
    ${
      edit.isOpen
        ? html`<${Editor} edit=${edit} lastEditor=${lastEditor} />`
        : card.description
          ? html`<div class="detail-description" onClick=${onClick}>
              <${MessageBody} key=${card.descriptionVersion} body=${card.description} members=${members} />
            </div>`
          : isLocked
            ? html`<p class="muted">No description</p>`
            : html`<button ref=${opener} type="button" class="detail-placeholder" onClick=${edit.open}>
                Add a description
              </button>`
    }
  </section>`;
}

/** @param {{edit: import('./use-text.js').TextEdit, lastEditor: string}} props */
function Editor({ edit, lastEditor }) {
  const field = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  useLayoutEffect(() => {
    const element = /** @type {HTMLTextAreaElement} */ (field.current);
    element.focus({ preventScroll: true });
    element.setSelectionRange(element.value.length, element.value.length);
  }, []);
  const isTooLong = edit.text.length > MAX_LENGTH;
  const save = () => isTooLong || edit.save(edit.text.trim() === '' ? '' : edit.text);
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    edit.close();
  };
  // The dialog stands outside: an Escape in it must only close it, not throw away what was written.
  return html`<div class="message-editor" onKeyDown=${onKeyDown}>
      <div class=${isTooLong ? 'composer-box is-over' : 'composer-box'}>
        <${TextArea}
          field=${field}
          label="Description"
          text=${edit.text}
          isTall=${true}
          onText=${edit.setText}
          onEnter=${save}
        />
      </div>
      ${edit.failure ? html`<p class="notice small" role="alert">${edit.failure}</p>` : null}
      <div class="message-editor-actions">
        <${TextCounter} text=${edit.text} />
        <span class="muted small mouse-only">Markdown, Ctrl+Enter saves</span>
        <button type="button" class="button" onClick=${edit.close}>Cancel</button>
        <button type="button" class="button is-primary" disabled=${isTooLong || edit.isBusy} onClick=${save}>
          Save
        </button>
      </div>
    </div>
    ${edit.conflict ? html`<${ConflictDialog} key=${edit.conflict.version} what="description" who=${lastEditor} edit=${edit} />` : null}`;
}
