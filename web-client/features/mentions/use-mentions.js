import { html, useLayoutEffect, useRef, useState } from '../../core/html.js';
import { Avatar } from '../shell/index.js';
import { keepBeside } from '../shell/place.js';
import { matching, mentionAt } from './mentions.js';

/** @typedef {import('./mentions.js').Members} Members */

let lastId = 0;

/**
 * Offers people while one writes an @ and the beginning of a name: arrows choose, Enter or Tab takes, Escape leaves.
 * @param {{
 *   field: {current: HTMLTextAreaElement | null}, members: Members | undefined, text: string,
 *   onText: (text: string) => void, onPick: (userId: string) => void,
 * }} options
 */
export function useMentions({ field, members, text, onText, onPick }) {
  const [id] = useState(() => `people-${++lastId}`);
  const [open, setOpen] = useState(/** @type {{from: number, query: string} | null} */ (null));
  const [at, setAt] = useState(0);
  const found = open ? matching(members, open.query) : [];
  const isOpen = found.length > 0;
  const active = Math.min(at, found.length - 1);

  const look = () => {
    const element = field.current;
    const next =
      element && element.selectionStart === element.selectionEnd
        ? mentionAt(element.value, element.selectionStart)
        : null;
    setOpen(next);
    if (next?.from !== open?.from) setAt(0);
  };
  /** @param {string} userId @param {string} name */
  const take = (userId, name) => {
    const element = field.current;
    if (!open || !element) return;
    const before = `${text.slice(0, open.from)}@${name} `;
    onPick(userId);
    onText(before + text.slice(element.selectionStart).replace(/^ /, ''));
    setOpen(null);
    // The field holds the new text only after it was drawn.
    requestAnimationFrame(() => {
      element.focus();
      element.setSelectionRange(before.length, before.length);
    });
  };
  /** @param {KeyboardEvent} event @returns {boolean} whether it was meant for the list */
  const pressed = (event) => {
    if (!isOpen || event.isComposing) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((active + step + found.length) % found.length);
    else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') {
      take(found[active].userId, found[active].displayName);
    } else if (event.key === 'Escape') setOpen(null);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  return {
    look,
    pressed,
    close: () => setOpen(null),
    attributes: {
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      'aria-controls': isOpen ? id : undefined,
      'aria-activedescendant': isOpen ? `${id}-${active}` : undefined,
    },
    list: isOpen
      ? html`<${MentionList} id=${id} field=${field} found=${found} active=${active} onTake=${take} />
          <span class="visually-hidden" role="status"
            >${found.length === 1 ? '1 person' : `${found.length} people`}</span
          >`
      : null,
  };
}

/**
 * @param {{id: string, field: {current: HTMLElement | null}, found: import('../../core/state.js').Member[], active: number,
 *   onTake: (userId: string, name: string) => void}} props
 */
function MentionList({ id, field, found, active, onTake }) {
  const list = useRef(/** @type {HTMLUListElement | null} */ (null));
  useLayoutEffect(() => {
    const element = /** @type {HTMLUListElement} */ (list.current);
    // A popover lies above everything and no scrolling box can cut it; the focus stays in the field.
    element.showPopover();
    return keepBeside(element, /** @type {HTMLElement} */ (field.current), 'start');
  }, [found.length]);
  return html`<ul ref=${list} id=${id} class="menu mention-list" role="listbox" aria-label="People" popover="manual">
    ${found.map(
      ({ userId, displayName }, index) =>
        html`<li
          key=${userId}
          id=${`${id}-${index}`}
          class="menu-item"
          role="option"
          aria-selected=${String(index === active)}
          onMouseDown=${(/** @type {MouseEvent} */ event) => {
            event.preventDefault();
            onTake(userId, displayName);
          }}
        >
          <${Avatar} userId=${userId} name=${displayName} size="small" />
          <span class="menu-label">${displayName}</span>
        </li>`,
    )}
  </ul>`;
}
