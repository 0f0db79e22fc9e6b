import { html, useLayoutEffect, useRef, useState } from '../../core/html.js';
import { Icon } from '../shell/index.js';
import { keepBeside } from '../shell/place.js';

/** @typedef {{id: string, name: string, mark?: any}} Option */

let lastId = 0;

/**
 * A button that opens a list to choose from, with a search. Arrows move, Enter chooses, Escape gives focus back.
 * @param {{
 *   label: string, options: Option[], chosen: readonly string[], onToggle: (id: string, isOn: boolean) => void,
 *   isSingle?: boolean, className?: string, name?: string, children?: any, none?: string,
 * }} props `name` names the button where its content does not
 */
export function Picker({ label, className = 'button is-small', name, children, ...rest }) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null));
  return html`<button
      ref=${button}
      type="button"
      class=${className}
      aria-label=${name}
      aria-haspopup="dialog"
      aria-expanded=${String(isOpen)}
      onClick=${() => setOpen(!isOpen)}
    >
      ${children}
    </button>
    ${isOpen ? html`<${PickerBox} ...${rest} label=${label} anchor=${button} onClose=${() => setOpen(false)} />` : null}`;
}

/**
 * @param {{label: string, options: Option[], chosen: readonly string[], onToggle: (id: string, isOn: boolean) => void,
 *   isSingle?: boolean, none?: string, anchor: {current: HTMLElement | null}, onClose: () => void}} props
 */
function PickerBox({
  label,
  options,
  chosen,
  onToggle,
  isSingle = false,
  none = 'Nothing by that name',
  anchor,
  onClose,
}) {
  const box = useRef(/** @type {HTMLDivElement | null} */ (null));
  const [id] = useState(() => `picker-${++lastId}`);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const found = options.filter((each) => each.name.toLocaleLowerCase().includes(query.trim().toLocaleLowerCase()));
  const active = Math.max(0, Math.min(at, found.length - 1));

  useLayoutEffect(() => {
    const element = /** @type {HTMLDivElement} */ (box.current);
    const opener = /** @type {HTMLElement} */ (anchor.current);
    element.showPopover();
    const letGo = keepBeside(element, opener, 'start');
    element.querySelector('input')?.focus();
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

  /** @param {Option | undefined} option */
  const choose = (option) => {
    if (!option) return;
    onToggle(option.id, !chosen.includes(option.id));
    if (isSingle) onClose();
  };
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((active + step + found.length) % Math.max(1, found.length));
    else if (event.key === 'Enter') choose(found[active]);
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return html`<div
    ref=${box}
    class="menu picker"
    role="dialog"
    aria-label=${label}
    popover="manual"
    onKeyDown=${onKeyDown}
  >
    <input
      type="search"
      class="input"
      role="combobox"
      aria-label=${label}
      aria-expanded="true"
      aria-controls=${id}
      aria-activedescendant=${found.length > 0 ? `${id}-${active}` : undefined}
      autocomplete="off"
      placeholder="Search"
      value=${query}
      onInput=${(/** @type {any} */ event) => setQuery(event.currentTarget.value)}
    />
    <ul id=${id} class="picker-list" role="listbox" aria-label=${label} aria-multiselectable=${String(!isSingle)}>
      ${found.map(
        (option, index) =>
          html`<li
            key=${option.id}
            id=${`${id}-${index}`}
            class=${index === active ? 'menu-item is-active' : 'menu-item'}
            role="option"
            aria-selected=${String(chosen.includes(option.id))}
            onClick=${() => choose(option)}
            onPointerMove=${() => setAt(index)}
          >
            ${option.mark ?? null}<span class="menu-label">${option.name}</span>
            ${chosen.includes(option.id) ? html`<${Icon} name="check" size="small" />` : null}
          </li>`,
      )}
    </ul>
    ${found.length === 0 ? html`<p class="muted small picker-none">${none}</p>` : null}
  </div>`;
}
