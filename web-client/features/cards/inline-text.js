import { html, useLayoutEffect, useRef, useState } from '../../core/html.js';

/**
 * A short text that becomes a field when it is clicked. Enter and leaving save, Escape does not.
 * @param {{label: string, text: string, maxLength: number, isLocked: boolean, onSave: (text: string) => unknown}} props
 */
export function InlineText({ label, text, maxLength, isLocked, onSave }) {
  const [draft, setDraft] = useState(/** @type {string | null} */ (null));
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const isClosing = useRef(false);
  useLayoutEffect(() => {
    isClosing.current = false;
    if (draft !== null) field.current?.focus();
  }, [draft !== null]);
  if (isLocked) return html`<span class="inline-text" dir="auto">${text}</span>`;
  if (draft === null) {
    return html`<button
      ref=${button}
      type="button"
      class="inline-text"
      dir="auto"
      title="Click to edit"
      onClick=${() => setDraft(text)}
    >
      ${text}
    </button>`;
  }
  /** @param {boolean} isKept @param {boolean} [byKey] */
  const close = (isKept, byKey = false) => {
    // A field that goes away is left too: what was given up must not be saved by that.
    if (isClosing.current) return;
    isClosing.current = true;
    const wanted = draft.trim();
    setDraft(null);
    if (isKept && wanted !== '' && wanted !== text) void onSave(wanted);
    if (byKey) requestAnimationFrame(() => button.current?.focus());
  };
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    close(event.key === 'Enter', true);
  };
  return html`<input
    ref=${field}
    class="input inline-text-field"
    aria-label=${label}
    maxlength=${maxLength}
    value=${draft}
    onInput=${(/** @type {any} */ event) => setDraft(event.currentTarget.value)}
    onKeyDown=${onKeyDown}
    onBlur=${() => close(true)}
  />`;
}
