import { html, useLayoutEffect, useRef, useState } from '../../core/html.js';
import { Icon } from '../shell/index.js';
import { attempt } from './actions.js';

/**
 * A button that becomes a field; with `keepsOpen` one goes on adding.
 * @param {{ctx: import('../../core/state.js').Context, label: string, hidden?: string, icon: string, maxLength: number, keepsOpen?: boolean, onAdd: (text: string) => Promise<unknown>}} props
 */
export function AddLine({ ctx, label, hidden = '', icon, maxLength, keepsOpen = false, onAdd }) {
  const [text, setText] = useState(/** @type {string | null} */ (null));
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  useLayoutEffect(() => field.current?.focus(), [text === null]);
  const close = () => {
    setText(null);
    requestAnimationFrame(() => button.current?.focus());
  };
  if (text === null) {
    return html`<button ref=${button} type="button" class="link-button detail-add" onClick=${() => setText('')}>
      <${Icon} name=${icon} size="small" />${label}<span class="visually-hidden">${hidden}</span>
    </button>`;
  }
  /** @param {SubmitEvent} event */
  const submit = async (event) => {
    event.preventDefault();
    const wanted = text.trim();
    if (wanted === '') return close();
    if (!(await attempt(ctx, () => onAdd(wanted)))) return undefined;
    return keepsOpen ? setText('') : close();
  };
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  return html`<form class="detail-add-form" onSubmit=${submit} onKeyDown=${onKeyDown}>
    <input
      class="input"
      aria-label=${label + hidden}
      maxlength=${maxLength}
      value=${text}
      ref=${field}
      onInput=${(/** @type {any} */ event) => setText(event.currentTarget.value)}
    />
    <button type="submit" class="button is-primary">Add</button>
    <button type="button" class="button" onClick=${close}>Done</button>
  </form>`;
}
