import { html, useLayoutEffect, useRef, useState } from '../../core/html.js';
import { keepBeside } from '../shell/place.js';
import { searchEmoji } from './emoji.js';

const COLUMNS = 7;

/**
 * A small grid of emoji with a search by name. Arrows move, Enter picks, Escape gives focus back.
 * @param {{anchor: HTMLElement, onPick: (emoji: string) => void, onClose: () => void}} props
 */
export function EmojiPicker({ anchor, onPick, onClose }) {
  const box = useRef(/** @type {HTMLDivElement | null} */ (null));
  const [query, setQuery] = useState('');
  const found = searchEmoji(query);

  useLayoutEffect(() => {
    const element = /** @type {HTMLDivElement} */ (box.current);
    const returnTo = /** @type {HTMLElement} */ (anchor.closest('.message') ?? anchor);
    element.showPopover();
    const letGo = keepBeside(element, anchor, 'end');
    // A keyboard on glass would cover what there is to pick.
    const hasMouse = window.matchMedia('(hover: hover)').matches;
    /** @type {HTMLElement} */ (hasMouse ? element.querySelector('input') : element).focus();
    /** @param {PointerEvent} event */
    const onPointer = (event) => {
      if (!element.contains(/** @type {Node} */ (event.target))) onClose();
    };
    document.addEventListener('pointerdown', onPointer, true);
    return () => {
      document.removeEventListener('pointerdown', onPointer, true);
      letGo();
      if (element.contains(document.activeElement)) returnTo.focus();
    };
  }, []);

  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    const element = /** @type {HTMLDivElement} */ (box.current);
    event.stopPropagation();
    if (event.key === 'Escape') {
      event.preventDefault();
      onClose();
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement && found.length > 0) {
      event.preventDefault();
      onPick(found[0][0]);
    } else moveFocus(event, element);
  };

  return html`<div
    ref=${box}
    class="emoji-picker"
    role="dialog"
    aria-label="Pick a reaction"
    tabindex="-1"
    popover="manual"
    onKeyDown=${onKeyDown}
  >
    <input
      type="search"
      class="input emoji-search"
      placeholder="Search emoji"
      aria-label="Search emoji"
      autocomplete="off"
      value=${query}
      onInput=${(/** @type {any} */ event) => setQuery(event.currentTarget.value)}
    />
    <div class="emoji-grid" role="group" aria-label="Emoji">
      ${found.map(
        ([emoji, words]) =>
          html`<button
            key=${emoji}
            type="button"
            class="emoji"
            tabindex="-1"
            aria-label=${words}
            title=${words}
            onClick=${() => onPick(emoji)}
          >
            ${emoji}
          </button>`,
      )}
    </div>
    ${found.length === 0 ? html`<p class="emoji-none muted small">No emoji by that name</p>` : null}
  </div>`;
}

/** @type {Record<string, number>} */
const STEPS = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS };

/**
 * @param {KeyboardEvent} event
 * @param {HTMLElement} box
 */
function moveFocus(event, box) {
  const buttons = /** @type {HTMLElement[]} */ ([...box.querySelectorAll('.emoji')]);
  const input = /** @type {HTMLInputElement} */ (box.querySelector('input'));
  const at = buttons.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const isInInput = document.activeElement === input;
  if (event.key === 'Tab') {
    event.preventDefault();
    (isInInput ? buttons[0] : input)?.focus();
    return;
  }
  const step = STEPS[event.key];
  if (step === undefined || (isInInput && event.key !== 'ArrowDown')) return;
  event.preventDefault();
  const next = isInInput ? 0 : at + step;
  (next < 0 ? input : buttons[Math.min(next, buttons.length - 1)])?.focus();
}
