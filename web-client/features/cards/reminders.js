import { html, useEffect, useState } from '../../core/html.js';
import { Icon, Menu } from '../shell/index.js';
import { inBackground } from '../shell/background.js';
import { attempt } from './actions.js';
import { whenText } from './when.js';

/** @typedef {{id: string, dueAt: string | null, beforeDue: number | null, beforeStart: number | null, firesAt: string | null, firedAt: string | null}} Reminder */

/** @type {[number, string][]} */
const STEPS = [
  [0, 'At the time'],
  [10, '10 minutes before'],
  [60, '1 hour before'],
  [24 * 60, '1 day before'],
  [7 * 24 * 60, '1 week before'],
];

/**
 * When I want to be told about a card. Nobody else sees it.
 * @param {{ctx: import('../../core/state.js').Context, card: import('../../core/board-state.js').CardDetail, isLocked: boolean}} props
 */
export function Reminders({ ctx, card, isLocked }) {
  const [mine, setMine] = useState(/** @type {Reminder[]} */ ([]));
  const read = async () => setMine((await ctx.api.get(`cards/${card.id}/reminders`)).items);
  // A reminder's instant follows the card's dates.
  useEffect(() => inBackground(read()), [card.id, card.start?.at ?? card.start?.date, card.due?.at ?? card.due?.date]);
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  /** @param {object} reminder */
  const add = (reminder) =>
    void attempt(ctx, async () => {
      await ctx.api.post(`cards/${card.id}/reminders`, { ...reminder, timeZone });
      await read();
    });
  /** @param {Reminder} reminder */
  const remove = (reminder) =>
    void attempt(ctx, async () => {
      await ctx.api.delete(`reminders/${reminder.id}`);
      setMine((known) => known.filter(({ id }) => id !== reminder.id));
    });
  const tomorrow = new Date();
  tomorrow.setDate(tomorrow.getDate() + 1);
  tomorrow.setHours(9, 0, 0, 0);
  const items = [
    ...(card.due
      ? STEPS.map(([beforeDue, label]) => ({ label: `Due: ${lowered(label)}`, onSelect: () => add({ beforeDue }) }))
      : []),
    ...(card.start
      ? STEPS.map(([beforeStart, label]) => ({
          label: `Start: ${lowered(label)}`,
          onSelect: () => add({ beforeStart }),
        }))
      : []),
    { label: 'Tomorrow at 09:00', onSelect: () => add({ dueAt: tomorrow.toISOString() }) },
  ];
  return html`<div class="detail-chips">
    ${mine.map(
      (reminder) =>
        html`<span
          key=${reminder.id}
          class=${reminder.firedAt ? 'reminder-chip is-fired' : 'reminder-chip'}
          title=${reminder.firesAt ? whenText({ at: reminder.firesAt }) : ''}
        >
          ${sentence(reminder)}
          <button
            type="button"
            class="icon-button is-tiny"
            aria-label=${`Delete the reminder: ${sentence(reminder)}`}
            onClick=${() => remove(reminder)}
          >
            <${Icon} name="close" size="small" />
          </button>
        </span>`,
    )}
    ${isLocked ? null : html`<${Menu} label="Add a reminder" className="button is-small" align="start" items=${items}><${Icon} name="bell" size="small" /><//>`}
  </div>`;
}

/** @param {string} text */
const lowered = (text) => text[0].toLowerCase() + text.slice(1);

/** @param {Reminder} reminder */
function sentence({ dueAt, beforeDue, beforeStart }) {
  if (dueAt) return whenText({ at: dueAt });
  const minutes = beforeDue ?? beforeStart ?? 0;
  const anchor = beforeDue === null || beforeDue === undefined ? 'start' : 'due';
  if (minutes === 0) return anchor === 'due' ? 'When due' : 'At the start';
  const [count, unit] =
    minutes % 1440 === 0 ? [minutes / 1440, 'day'] : minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'} before ${anchor}`;
}
