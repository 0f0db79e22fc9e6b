import { html, useEffect, useRef, useState } from '../../core/html.js';
import { Icon, Menu } from '../shell/index.js';
import { activeMembers } from '../workspaces/index.js';
import { dueNames, isActive, ME, NONE, readFilter, writeFilter } from './filters.js';
import { boardPath, cardPath } from './selectors.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('./use-board.js').Shown} Shown */
/** @typedef {import('./filters.js').Filter} Filter */

/** @param {{ctx: Context, view: Shown}} props */
export function FilterBar({ ctx, view }) {
  const { board, query, labels, members, openCardId, shown, all } = view;
  const filter = readFilter(query);
  /** @param {Partial<Filter>} change */
  const set = (change) => {
    // Typing on must not be lost: the address may be newer than what is drawn.
    const newest = ctx.store.get().route?.query ?? query;
    const next = writeFilter(newest, { ...readFilter(newest), ...change });
    ctx.router.navigate(openCardId ? cardPath(board, openCardId, next) : boardPath(board, next), { replace: true });
  };
  const people = activeMembers(members);
  const myId = ctx.store.get().me?.id;
  return html`<div class="filters" role="search" aria-label="Filter the cards">
    <${SearchField} text=${filter.text} onText=${(/** @type {string} */ text) => set({ text })} />
    <${Choice}
      name="Label"
      chosen=${filter.labels}
      options=${[
        ...Object.values(labels).map(({ id, name, color }) => ({ id, name: name || color })),
        { id: NONE, name: 'No label' },
      ]}
      onChange=${(/** @type {string[]} */ chosen) => set({ labels: chosen })}
    />
    <${Choice}
      name="Assignee"
      chosen=${filter.assignees}
      options=${[
        { id: ME, name: 'Me' },
        { id: NONE, name: 'Nobody' },
        ...people
          .filter(({ userId }) => userId !== myId)
          .map(({ userId, displayName }) => ({ id: userId, name: displayName })),
      ]}
      onChange=${(/** @type {string[]} */ chosen) => set({ assignees: chosen })}
    />
    <${Choice}
      name="Due"
      chosen=${filter.due ? [filter.due] : []}
      options=${Object.entries(dueNames).map(([id, name]) => ({ id, name }))}
      onChange=${(/** @type {any[]} */ chosen) => set({ due: chosen.at(-1) ?? '' })}
    />
    ${
      isActive(filter)
        ? html`<button
            type="button"
            class="link-button filter-clear"
            onClick=${() => set({ text: '', labels: [], assignees: [], due: '' })}
          >
            Clear
          </button>`
        : null
    }
    <span class="visually-hidden" role="status"
      >${isActive(filter) ? `${count(shown)} of ${count(all)} cards shown` : ''}</span
    >
  </div>`;
}

/** @param {Record<string, unknown[]>} columns */
const count = (columns) => Object.values(columns).reduce((sum, cards) => sum + cards.length, 0);

/** @param {{text: string, onText: (text: string) => void}} props */
function SearchField({ text, onText }) {
  const [typed, setTyped] = useState(text);
  const told = useRef(text);
  useEffect(() => {
    // Somebody went back, or cleared the filter: what one types oneself comes back as it was told.
    if (text === told.current) return;
    told.current = text;
    setTyped(text);
  }, [text]);
  /** @param {{currentTarget: HTMLInputElement}} event */
  const onInput = ({ currentTarget: { value } }) => {
    told.current = value;
    setTyped(value);
    onText(value);
  };
  return html`<label class="search-field filter-text">
    <${Icon} name="search" size="small" />
    <input
      class="input"
      type="search"
      placeholder="Find a card"
      aria-label="Find a card"
      value=${typed}
      onInput=${onInput}
    />
  </label>`;
}

/** @param {{name: string, chosen: string[], options: {id: string, name: string}[], onChange: (chosen: string[]) => void}} props */
function Choice({ name, chosen, options, onChange }) {
  const known = chosen.map((id) => options.find((option) => option.id === id)?.name).filter(Boolean);
  const items = options.map((option) => ({
    label: option.name,
    checked: chosen.includes(option.id),
    onSelect: () =>
      onChange(chosen.includes(option.id) ? chosen.filter((id) => id !== option.id) : [...chosen, option.id]),
  }));
  const text = known.length === 0 ? name : known.length === 1 ? known[0] : `${name}: ${known.length}`;
  return html`<${Menu}
    label=${`Filter by ${name.toLowerCase()}`}
    className=${chosen.length > 0 ? 'button filter-button is-on' : 'button filter-button'}
    align="start"
    items=${items}
  >
    <span class="ellipsis">${text}</span><${Icon} name="chevron-down" size="small" />
  <//>`;
}
