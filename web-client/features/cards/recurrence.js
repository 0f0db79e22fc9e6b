import { html, useEffect, useState } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { Dialog, Field, FormError, useForm } from '../shell/index.js';
import { attempt } from './actions.js';
import { fullList } from './recurrence-room.js';
import { whenText } from './when.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/board-state.js').CardDetail} CardDetail */
/** @typedef {{kind: string, every: number, days?: string[] | null, dayOfMonth?: number | null, time: string, timeZone: string, listId?: string | null, nextAt?: string | null}} Recurrence */

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** @type {Record<string, string>} */
const dayNames = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};
/** @type {Record<string, [string, string]>} */
const units = {
  daily: ['day', 'days'],
  weekly: ['week', 'weeks'],
  monthly: ['month', 'months'],
  completion: ['day', 'days'],
};

/** @param {Recurrence} recurrence */
export function recurrenceText({ kind, every, days, dayOfMonth, time }) {
  const [one, many] = units[kind];
  const rhythm = every === 1 ? `every ${one}` : `every ${every} ${many}`;
  if (kind === 'completion') return `${every} ${every === 1 ? one : many} after it is done`;
  const on =
    kind === 'weekly'
      ? ` on ${(days ?? []).map((day) => dayNames[day]).join(', ')}`
      : kind === 'monthly'
        ? ` on the ${dayOfMonth}.`
        : '';
  return `${rhythm}${on} at ${time}`;
}

/**
 * Whether and when a new copy of the card is made.
 * @param {{ctx: Context, card: CardDetail, lists: import('../../core/board-state.js').List[], isLocked: boolean}} props
 */
export function RecurrenceField({ ctx, card, lists, isLocked }) {
  const [known, setKnown] = useState(/** @type {Recurrence | null} */ (null));
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!card.isRecurring) return setKnown(null);
    void attempt(ctx, async () => setKnown(await ctx.api.get(`cards/${card.id}/recurrence`)));
    return undefined;
  }, [card.id, card.isRecurring]);
  const content = useStore(ctx.store, (state) => state.boardContents[card.boardId]);
  const text = known ? recurrenceText(known) : 'Never';
  const full = known?.nextAt && !isLocked ? fullList(content, card.listId, known.listId) : null;
  return html`<button
      type="button"
      class="button is-small"
      disabled=${isLocked}
      title=${known?.nextAt ? `Next: ${whenText({ at: known.nextAt })}` : undefined}
      onClick=${() => setOpen(true)}
    >
      ${text[0].toUpperCase() + text.slice(1)}<span class="visually-hidden">, change how this card repeats</span>
    </button>
    ${full ? html`<p class="muted small">“${full.name}” is full: the next copy waits until there is room.</p>` : null}
    ${isOpen ? html`<${RecurrenceDialog} ctx=${ctx} card=${card} lists=${lists} known=${known} onKnown=${setKnown} onClose=${() => setOpen(false)} />` : null}`;
}

/** @param {{ctx: Context, card: CardDetail, lists: import('../../core/board-state.js').List[], known: Recurrence | null, onKnown: (known: Recurrence | null) => void, onClose: () => void}} props */
function RecurrenceDialog({ ctx, card, lists, known, onKnown, onClose }) {
  const [kind, setKind] = useState(known?.kind ?? 'weekly');
  const today = DAYS[(new Date().getDay() + 6) % 7];
  const [days, setDays] = useState(known?.days ?? [today]);
  const form = useForm(async ({ every, time, dayOfMonth, listId }) => {
    const rule = {
      ...{
        kind,
        every: Number(every),
        time,
        timeZone: known?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      },
      ...(kind === 'weekly' ? { days: DAYS.filter((day) => days.includes(day)) } : {}),
      ...(kind === 'monthly' ? { dayOfMonth: Number(dayOfMonth) } : {}),
      ...(listId ? { listId } : {}),
    };
    await ctx.api.put(`cards/${card.id}/recurrence`, rule);
    onKnown(await ctx.api.get(`cards/${card.id}/recurrence`));
    onClose();
  });
  const stop = () =>
    attempt(ctx, async () => {
      await ctx.api.delete(`cards/${card.id}/recurrence`);
      onKnown(null);
      onClose();
    });
  return html`<${Dialog} title="Repeat this card" onClose=${onClose}>
    <form class="dialog-content" onSubmit=${form.onSubmit}>
      <p class="muted">A fresh copy is made each time, with its checklists open and its dates moved on.</p>
      <div class="field">
        <label class="field-label" for="repeat-kind">How</label>
        <select
          id="repeat-kind"
          class="input"
          data-autofocus
          value=${kind}
          onChange=${(/** @type {any} */ event) => setKind(event.currentTarget.value)}
        >
          ${[
            ['daily', 'By days'],
            ['weekly', 'By weeks'],
            ['monthly', 'By months'],
            ['completion', 'After it is done'],
          ].map(
            ([value, name]) => html`<option key=${value} value=${value} selected=${value === kind}>${name}</option>`,
          )}
        </select>
      </div>
      <${Field}
        key=${kind}
        label=${`Every how many ${units[kind][1]}`}
        name="every"
        type="number"
        min="1"
        max="365"
        required
        value=${String(known?.every ?? 1)}
        error=${form.errorOf('every')}
      />
      ${
        kind === 'weekly'
          ? html`<fieldset class="day-choice">
              <legend class="field-label">On</legend>
              ${DAYS.map((day) => html`<label key=${day} class="day-choice-one"><input type="checkbox" checked=${days.includes(day)} onChange=${() => setDays(days.includes(day) ? days.filter((other) => other !== day) : [...days, day])} />${dayNames[day].slice(0, 3)}</label>`)}
            </fieldset>`
          : null
      }
      ${kind === 'monthly' ? html`<${Field} label="On the day" name="dayOfMonth" type="number" min="1" max="31" required value=${String(known?.dayOfMonth ?? new Date().getDate())} hint="In shorter months the last day counts." error=${form.errorOf('dayOfMonth')} />` : null}
      <${Field}
        label="At"
        name="time"
        type="time"
        required
        value=${known?.time ?? '09:00'}
        error=${form.errorOf('time')}
      />
      <div class="field">
        <label class="field-label" for="repeat-list">Into the list</label>
        <select id="repeat-list" class="input" name="listId">
          <option value="">The list the card is in</option>
          ${lists.map(({ id, name }) => html`<option key=${id} value=${id} selected=${id === known?.listId}>${name}</option>`)}
        </select>
      </div>
      <${FormError} text=${form.error ?? form.errorOf('days')} />
      <div class="dialog-actions">
        ${known ? html`<button type="button" class="button" onClick=${stop}>Stop repeating</button>` : null}
        <button
          type="submit"
          class="button is-primary"
          disabled=${form.busy || (kind === 'weekly' && days.length === 0)}
        >
          Save
        </button>
      </div>
    </form>
  <//>`;
}
