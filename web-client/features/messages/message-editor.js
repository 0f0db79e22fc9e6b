import { html, useLayoutEffect, useRef, useState } from '../../core/html.js';
import { peopleIn, toIds, toNames } from '../mentions/index.js';
import { MAX_LENGTH, TextArea, TextCounter } from './text-area.js';

/**
 * A message that is being rewritten in its place.
 * @param {{editing: import('./use-commands.js').Editing, handlers: import('./use-commands.js').Handlers,
 *   members: Record<string, import('../../core/state.js').Member>}} props
 */
export function MessageEditor({ editing, handlers, members }) {
  const [text, setText] = useState(() => toNames(editing.text, members));
  const picked = useRef(peopleIn(editing.text));
  const field = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const isTooLong = text.length > MAX_LENGTH;
  useLayoutEffect(() => {
    const element = /** @type {HTMLTextAreaElement} */ (field.current);
    element.focus();
    element.setSelectionRange(element.value.length, element.value.length);
  }, []);
  const save = () => {
    if (!isTooLong) void handlers.saveEdit(editing, toIds(text, members, picked.current));
  };
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    handlers.endEditing(editing);
  };
  return html`<div class="message-editor" onKeyDown=${onKeyDown}>
    ${editing.error ? html`<p class="notice small" role="alert">${editing.error}</p>` : null}
    <div class="composer-box">
      <${TextArea}
        field=${field}
        label="Edit message"
        text=${text}
        onText=${setText}
        onEnter=${save}
        members=${members}
        onPick=${(/** @type {string} */ userId) => picked.current.push(userId)}
      />
    </div>
    <div class="message-editor-actions">
      <${TextCounter} text=${text} />
      <span class="muted small mouse-only">Esc cancels, Enter saves</span>
      <button type="button" class="button" onClick=${() => handlers.endEditing(editing)}>Cancel</button>
      <button type="button" class="button is-primary" disabled=${isTooLong} onClick=${save}>Save</button>
    </div>
  </div>`;
}
