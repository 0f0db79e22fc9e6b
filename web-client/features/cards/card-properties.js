import { html, useEffect, useState } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { moveCard } from '../boards/card-actions.js';
import { activeMembers } from '../workspaces/selectors.js';
import { Avatar, Icon } from '../shell/index.js';
import { attempt, toggle, updateCard } from './actions.js';
import { DateField } from './date-field.js';
import { dueTone } from './parts.js';
import { Picker } from './picker.js';
import { RecurrenceField } from './recurrence.js';
import { Reminders } from './reminders.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/board-state.js').CardDetail} CardDetail */

const COLOURS = ['gray', 'red', 'orange', 'amber', 'green', 'teal', 'blue', 'indigo', 'purple', 'pink'];
/** @param {string} word */
const capital = (word) => word[0].toUpperCase() + word.slice(1);

/**
 * Where a card is, whose it is, when it is due, and the rest that is not text.
 * @param {{ctx: Context, card: CardDetail, isLocked: boolean}} props
 */
export function CardProperties({ ctx, card, isLocked }) {
  const content = useStore(ctx.store, (state) => state.boardContents[card.boardId]);
  const members = useStore(ctx.store, (state) => state.members[state.boards[card.boardId]?.workspaceId]);
  const boardMembers = useStore(ctx.store, (state) => state.boardMembers[card.boardId]);
  const lists = Object.values(content?.lists ?? {}).sort((a, b) => (a.rank < b.rank ? -1 : 1));
  const labels = Object.values(content?.labels ?? {});
  const isDone = content?.lists[card.listId]?.kind === 'closed' || card.state !== 'active';
  const people = activeMembers(members).filter(({ userId }) => !boardMembers || boardMembers[userId]);
  /** @param {Record<string, unknown>} change */
  const update = (change) => void attempt(ctx, () => updateCard(ctx, card.id, change));
  const chosenLabels = card.labelIds.map((id) => content?.labels[id]).filter((label) => label !== undefined);

  return html`<dl class="detail-properties">
    <${Property} name="List">
      <select
        class="input"
        aria-label="List"
        disabled=${isLocked}
        value=${card.listId}
        onChange=${(/** @type {any} */ event) =>
          moveCard(ctx, card.boardId, card.id, { listId: event.currentTarget.value, afterId: null, beforeId: null })}
      >
        ${lists.map(({ id, name }) => html`<option key=${id} value=${id} selected=${id === card.listId}>${name}</option>`)}
      </select>
    <//>
    <${Property} name="Assigned">
      <div class="detail-chips">
        ${card.assigneeIds.map((id) => html`<span key=${id} class="person-chip"><${Avatar} userId=${id} name=${members?.[id]?.displayName ?? 'Somebody'} size="small" />${members?.[id]?.displayName ?? 'Somebody'}</span>`)}
        ${
          isLocked
            ? null
            : html`<${Picker}
                label="Assign people"
                name="Assign people"
                options=${people.map(({ userId, displayName }) => ({ id: userId, name: displayName, mark: html`<${Avatar} userId=${userId} name=${displayName} size="small" />` }))}
                chosen=${card.assigneeIds}
                none="Nobody by that name"
                onToggle=${(/** @type {string} */ id, /** @type {boolean} */ isOn) => attempt(ctx, () => toggle(ctx, card.id, 'assignees', id, isOn))}
              >
                <${Icon} name="user-plus" size="small" />
              <//>`
        }
      </div>
    <//>
    <${Property} name="Labels">
      <div class="detail-chips">
        ${chosenLabels.map((label) => html`<span key=${label.id} class=${`label-chip colour-${label.color}`}>${label.name || capital(label.color)}</span>`)}
        ${
          isLocked
            ? null
            : html`<${Picker}
                label="Choose labels"
                name="Choose labels"
                options=${labels.map(({ id, name, color }) => ({ id, name: name || capital(color), mark: html`<span class=${`swatch colour-${color}`}></span>` }))}
                chosen=${card.labelIds}
                none=${labels.length === 0 ? 'This board has no labels yet. Add some in the board’s menu.' : undefined}
                onToggle=${(/** @type {string} */ id, /** @type {boolean} */ isOn) => attempt(ctx, () => toggle(ctx, card.id, 'labels', id, isOn))}
              >
                <${Icon} name="label" size="small" />
              <//>`
        }
      </div>
    <//>
    <${Property} name="Start">
      <${DateField}
        label="Start"
        when=${card.start}
        disabled=${isLocked}
        onChange=${(/** @type {any} */ start) => update({ start })}
      />
    <//>
    <${Property} name="Due">
      <${DateField}
        label="Due"
        when=${card.due}
        disabled=${isLocked}
        tone=${card.due ? `is-${dueTone(card.due, isDone, Date.now())}` : ''}
        onChange=${(/** @type {any} */ due) => update({ due })}
      />
    <//>
    <${Property} name="Reminders"><${Reminders} ctx=${ctx} card=${card} isLocked=${isLocked} /><//>
    <${Property} name="Repeats"><${RecurrenceField} ctx=${ctx} card=${card} lists=${lists} isLocked=${isLocked} /><//>
    <${Property} name="Estimate"><${Estimate} card=${card} isLocked=${isLocked} onChange=${update} /><//>
    <${Property} name="Cover">
      <span class="detail-cover">
        ${card.cover ? html`<span class=${`swatch colour-${card.cover}`}></span>` : null}
        <select
          class="input"
          aria-label="Cover"
          disabled=${isLocked}
          value=${card.cover ?? ''}
          onChange=${(/** @type {any} */ event) => update({ cover: event.currentTarget.value || null })}
        >
          <option value="" selected=${!card.cover}>None</option>
          ${COLOURS.map((colour) => html`<option key=${colour} value=${colour} selected=${colour === card.cover}>${capital(colour)}</option>`)}
        </select>
      </span>
    <//>
  </dl>`;
}

/** @param {{name: string, children?: any}} props */
function Property({ name, children }) {
  return html`<dt>${name}</dt>
    <dd>${children}</dd>`;
}

/** @param {{card: CardDetail, isLocked: boolean, onChange: (change: Record<string, unknown>) => void}} props */
function Estimate({ card, isLocked, onChange }) {
  const known = card.estimate === null ? '' : String(card.estimate);
  const [text, setText] = useState(known);
  useEffect(() => setText(known), [known]);
  const save = () => {
    if (text !== known) onChange({ estimate: text === '' ? null : Number(text) });
  };
  return html`<input
    type="number"
    class="input detail-estimate"
    aria-label="Estimate"
    min="0"
    max="9999"
    step="any"
    placeholder="None"
    value=${text}
    disabled=${isLocked}
    onInput=${(/** @type {any} */ event) => setText(event.currentTarget.value)}
    onBlur=${save}
    onKeyDown=${(/** @type {KeyboardEvent} */ event) => event.key === 'Enter' && save()}
  />`;
}
