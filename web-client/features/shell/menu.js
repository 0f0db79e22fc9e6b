import { html, useLayoutEffect, useRef, useState } from '../../core/html.js';
import { Icon } from './icon.js';
import { keepBeside } from './place.js';

/**
 * @typedef {{label: string, onSelect: () => void, icon?: string, hint?: string, danger?: boolean, disabled?: boolean, checked?: boolean} | 'separator'} MenuItem
 */

/**
 * A button that opens a list of commands. Arrows, Home, End and first letters move; Escape closes and gives focus back.
 * @param {{label: string, items: MenuItem[], children?: any, className?: string, align?: 'start' | 'end', header?: any, showsName?: boolean}} props
 *   `children` is what the button shows (three dots when left out); `label` is its name, and the list's;
 *   with `showsName` the button's own text is its name.
 */
export function Menu({ label, items, children, className = 'icon-button', align = 'end', header, showsName = false }) {
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const [open, setOpen] = useState(/** @type {'closed' | 'pointer' | 'keyboard'} */ ('closed'));
  const isOpen = open !== 'closed';
  const close = () => setOpen('closed');
  // A click that no pointer made has no click count: it came from Enter or Space.
  const toggle = (/** @type {MouseEvent} */ event) =>
    setOpen(isOpen ? 'closed' : event.detail > 0 ? 'pointer' : 'keyboard');
  return html`<button
      ref=${button}
      type="button"
      class=${className}
      aria-label=${showsName ? undefined : label}
      aria-haspopup="menu"
      aria-expanded=${isOpen ? 'true' : 'false'}
      onClick=${toggle}
    >
      ${children ?? html`<${Icon} name="more" />`}
    </button>
    ${isOpen ? html`<${MenuList} anchor=${button} label=${label} items=${items} align=${align} header=${header} byKeyboard=${open === 'keyboard'} onClose=${close} />` : null}`;
}

/** @param {{anchor: {current: HTMLElement | null}, label: string, items: MenuItem[], align: 'start' | 'end', header: any, byKeyboard: boolean, onClose: () => void}} props */
function MenuList({ anchor, label, items, align, header, byKeyboard, onClose }) {
  const list = useRef(/** @type {HTMLDivElement | null} */ (null));
  useLayoutEffect(() => {
    const element = /** @type {HTMLDivElement} */ (list.current);
    const opener = /** @type {HTMLElement} */ (anchor.current);
    // A popover lies above everything, dialogs too, and no scrolling box can cut it.
    element.showPopover();
    const letGo = keepBeside(element, opener, align);
    (byKeyboard ? itemsOf(element)[0] : element)?.focus();
    /** @param {PointerEvent} event */
    const onPointer = (event) => {
      const target = /** @type {Node} */ (event.target);
      if (!element.contains(target) && !opener.contains(target)) onClose();
    };
    document.addEventListener('pointerdown', onPointer, true);
    return () => {
      document.removeEventListener('pointerdown', onPointer, true);
      letGo();
      if (element.contains(document.activeElement)) opener.focus();
    };
  }, []);

  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    } else moveFocus(event, /** @type {HTMLDivElement} */ (list.current));
  };

  return html`<div
    ref=${list}
    class="menu"
    role="menu"
    aria-label=${label}
    tabindex="-1"
    popover="manual"
    onKeyDown=${onKeyDown}
  >
    ${header ? html`<div class="menu-header">${header}</div>` : null}
    ${items.map((item, index) => html`<${MenuRow} key=${index} item=${item} onClose=${onClose} />`)}
  </div>`;
}

/** @param {{item: MenuItem, onClose: () => void}} props */
function MenuRow({ item, onClose }) {
  if (item === 'separator') return html`<div class="menu-separator" role="separator"></div>`;
  const select = () => {
    onClose();
    item.onSelect();
  };
  const isChoice = item.checked !== undefined;
  return html`<button
    type="button"
    class=${item.danger ? 'menu-item is-danger' : 'menu-item'}
    role=${isChoice ? 'menuitemradio' : 'menuitem'}
    aria-checked=${isChoice ? String(item.checked) : undefined}
    tabindex="-1"
    disabled=${item.disabled}
    onClick=${select}
  >
    ${item.icon ? html`<${Icon} name=${item.icon} />` : null}
    <span class="menu-label">${item.label}</span>
    ${item.checked ? html`<${Icon} name="check" size="small" />` : null}
    ${item.hint ? html`<kbd>${item.hint}</kbd>` : null}
  </button>`;
}

/** @param {HTMLElement} list */
const itemsOf = (list) => [
  .../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll('.menu-item:not(:disabled)')),
];

/**
 * @param {KeyboardEvent} event
 * @param {HTMLElement} list
 */
function moveFocus(event, list) {
  const items = itemsOf(list);
  const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const byLetter = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey;
  let next = -1;
  if (event.key === 'ArrowDown') next = (at + 1) % items.length;
  else if (event.key === 'ArrowUp') next = (at - 1 + items.length) % items.length;
  else if (event.key === 'Home') next = 0;
  else if (event.key === 'End') next = items.length - 1;
  else if (byLetter) {
    const after = [...items.slice(at + 1), ...items.slice(0, at + 1)];
    next = items.indexOf(/** @type {HTMLElement} */ (after.find((item) => startsWith(item, event.key))));
  }
  if (next < 0) return;
  event.preventDefault();
  event.stopPropagation();
  items[next]?.focus();
}

/**
 * @param {HTMLElement} item
 * @param {string} letter
 */
const startsWith = (item, letter) =>
  (item.textContent ?? '').trim().toLocaleLowerCase().startsWith(letter.toLocaleLowerCase());
