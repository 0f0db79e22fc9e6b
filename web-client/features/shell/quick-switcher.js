import { html, useEffect, useMemo, useRef, useState } from '../../core/html.js';
import { isOnline } from '../presence/index.js';
import { countLabel } from '../channels/index.js';
import { Avatar } from './avatar.js';
import { Dialog } from './dialog.js';
import { search } from './fuzzy.js';
import { Icon } from './icon.js';
import { destinations } from './destinations.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('./destinations.js').Destination} Destination */

const AT_MOST = 50;

/**
 * Jump to a channel, a person or a command by typing some of its letters.
 * @param {{ctx: Context, detail: {workspaceId: string}, onClose: () => void}} props
 */
export function QuickSwitcher({ ctx, detail, onClose }) {
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const list = useRef(/** @type {HTMLUListElement | null} */ (null));
  const all = useMemo(() => destinations(ctx, detail.workspaceId), []);
  const found = useMemo(() => search(query, all, (item) => item.name).slice(0, AT_MOST), [query]);
  useEffect(
    () => list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }),
    [chosen, query],
  );

  /** @param {Destination | undefined} item */
  const go = (item) => {
    if (!item) return;
    onClose();
    if (item.path) ctx.router.navigate(item.path);
    else item.run?.();
  };
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    const step = stepOf(event);
    if (event.key === 'Enter' && !event.isComposing) go(found[chosen]?.item);
    else if (step !== 0 && found.length > 0) setChosen((chosen + step + found.length) % found.length);
    else return;
    event.preventDefault();
  };
  /** @param {{currentTarget: HTMLInputElement}} event */
  const onInput = (event) => {
    setQuery(event.currentTarget.value);
    setChosen(0);
  };

  return html`<${Dialog} title="Jump to a channel or a person" onClose=${onClose} wide bare>
    <div class="switcher-field">
      <${Icon} name="search" />
      <input
        class="switcher-input"
        role="combobox"
        aria-expanded="true"
        aria-controls="switcher-list"
        aria-activedescendant=${found.length > 0 ? `switcher-${chosen}` : undefined}
        aria-label="Jump to a channel or a person"
        placeholder="Jump to a channel or a person"
        autocomplete="off"
        spellcheck=${false}
        value=${query}
        onInput=${onInput}
        onKeyDown=${onKeyDown}
        data-autofocus
      />
      <button type="button" class="switcher-close" onClick=${onClose}>
        <span class="visually-hidden">Close</span><kbd>Esc</kbd><${Icon} name="close" />
      </button>
    </div>
    <ul id="switcher-list" class="switcher-list" role="listbox" aria-label="Found" ref=${list}>
      ${found.map(({ item, at }, index) => html`<${Row} key=${item.key} ctx=${ctx} workspaceId=${detail.workspaceId} id=${`switcher-${index}`} item=${item} at=${at} selected=${index === chosen} onGo=${() => go(item)} onPoint=${() => setChosen(index)} />`)}
    </ul>
    ${found.length === 0 ? html`<p class="switcher-none" role="status">Nothing matches “${query}”.</p>` : null}
  <//>`;
}

/** @param {KeyboardEvent} event */
function stepOf(event) {
  if (event.key === 'ArrowDown' || (event.ctrlKey && event.key === 'n')) return 1;
  if (event.key === 'ArrowUp' || (event.ctrlKey && event.key === 'p')) return -1;
  return 0;
}

/** @param {{ctx: Context, workspaceId: string, id: string, item: Destination, at: number[], selected: boolean, onGo: () => void, onPoint: () => void}} props */
function Row({ ctx, workspaceId, id, item, at, selected, onGo, onPoint }) {
  return html`<li
    id=${id}
    class="switcher-row"
    role="option"
    aria-selected=${selected ? 'true' : 'false'}
    onClick=${onGo}
    onMouseMove=${selected ? undefined : onPoint}
  >
    ${
      item.userId
        ? html`<${Avatar}
            userId=${item.userId}
            name=${item.name}
            size="small"
            online=${isOnline(ctx.store.get(), workspaceId, item.userId)}
          />`
        : html`<${Icon} name=${item.icon} />`
    }
    <span class="ellipsis"><${Marked} text=${item.name} at=${at} /></span>
    ${item.unread ? html`<span class="badge">${countLabel(item.unread)}</span>` : null}
    <span class="switcher-note ellipsis">${item.note}</span>
  </li>`;
}

/**
 * The text with the letters that were typed standing out.
 * @param {{text: string, at: number[]}} props
 */
function Marked({ text, at }) {
  const marked = new Set(at);
  /** @type {{hit: boolean, text: string}[]} */
  const parts = [];
  for (let index = 0; index < text.length; index++) {
    const hit = marked.has(index);
    const last = parts[parts.length - 1];
    if (last?.hit === hit) last.text += text[index];
    else parts.push({ hit, text: text[index] });
  }
  return parts.map((part, index) => (part.hit ? html`<b key=${index}>${part.text}</b>` : part.text));
}
