import { html, useLayoutEffect } from '../../core/html.js';
import { useMentions } from '../mentions/index.js';

/** Of a body, in UTF-16 code units, which is what `length` counts. */
export const MAX_LENGTH = 16_000;
const NEAR_LENGTH = 15_000;

/** A keyboard on glass has no Shift+Enter: there Enter is a new line, and a button sends. */
const hasTouchKeyboard = () => window.matchMedia('(hover: none) and (pointer: coarse)').matches;

/**
 * A field that grows with its text. Enter is passed on; with Shift it makes a new line. With `members`, an @ offers them.
 * @param {{
 *   field: {current: HTMLTextAreaElement | null}, label: string, text: string, onText: (text: string) => void,
 *   onEnter: () => void, placeholder?: string, onKeyDown?: (event: KeyboardEvent) => void, onBlur?: () => void, members?: Record<string, import('../../core/state.js').Member>, onPick?: (userId: string) => void,
 *   isTall?: boolean,
 * }} props
 */
export function TextArea({ field, label, text, onText, onEnter, placeholder, onKeyDown, onBlur, members, ...rest }) {
  const { onPick = () => undefined, isTall = false } = rest;
  const mentions = useMentions({ field, members, text, onText, onPick });
  useLayoutEffect(() => {
    const element = /** @type {HTMLTextAreaElement} */ (field.current);
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);

  /** @param {KeyboardEvent} event */
  const pressed = (event) => {
    if (mentions.pressed(event)) return;
    // The Enter that takes a word from an input method is not meant for us.
    const isEnter = event.key === 'Enter' && !event.isComposing && !event.altKey;
    const isForced = event.metaKey || event.ctrlKey;
    if (isEnter && (isForced || (!event.shiftKey && !isTall && !hasTouchKeyboard()))) {
      event.preventDefault();
      onEnter();
    } else onKeyDown?.(event);
  };
  return html`<textarea
      ref=${field}
      class="composer-input"
      rows=${isTall ? 4 : 1}
      dir="auto"
      aria-label=${label}
      placeholder=${placeholder}
      value=${text}
      onInput=${(/** @type {any} */ event) => {
        onText(event.currentTarget.value);
        mentions.look();
      }}
      onClick=${mentions.look}
      onKeyDown=${pressed}
      onBlur=${() => {
        mentions.close();
        onBlur?.();
      }}
      ...${members ? mentions.attributes : {}}
    ></textarea>
    ${mentions.list}`;
}

/**
 * Says how much room is left when there is little.
 * @param {{text: string}} props
 */
export function TextCounter({ text }) {
  if (text.length < NEAR_LENGTH) return null;
  const left = MAX_LENGTH - text.length;
  const sentence = left < 0 ? `${-left} characters too long` : `${left} characters left`;
  return html`<span class=${left < 0 ? 'text-counter is-over small' : 'text-counter small'} role="status"
    >${sentence}</span
  >`;
}
