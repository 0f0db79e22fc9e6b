import { html } from '../../core/html.js';
import { Icon } from '../shell/index.js';
import { dateFormat, longDate } from '../shell/time.js';
import { dayOf, dayOfInstant, dueTone, midnight, toneText } from './due.js';
import { firstDayOfWeek, monthOr, shiftedMonth, weeksOf } from './months.js';
import { boardPath, cardPath } from './selectors.js';

/** @typedef {import('./use-board.js').Shown} Shown */
/** @typedef {{card: import('../../core/board-state.js').CardSummary, isDone: boolean}} Entry */

/**
 * The cards of a month on the days that they are due.
 * @param {{view: Shown, onOpen: (event: MouseEvent) => void}} props
 */
export function CalendarView({ view, onOpen }) {
  const month = monthOr(view.query.month, view.now);
  const weeks = weeksOf(month, firstDayOfWeek());
  const entries = entriesByDay(view);
  const title = dateFormat(undefined, { month: 'long', year: 'numeric' }).format(midnight(`${month}-01`));
  const undated = view.lists.flatMap(({ id }) => view.shown[id]).filter(({ due }) => !due).length;
  return html`<div class="calendar-view" onClick=${onOpen}>
    <div class="calendar-head">
      <h2 aria-live="polite">${title}</h2>
      ${undated > 0 ? html`<span class="small muted">${undated} without a due date</span>` : null}
      <nav class="calendar-nav" aria-label="Months">
        <${MonthLink} view=${view} month=${shiftedMonth(month, -1)} label="The month before"
          ><${Icon} name="chevron-left" size="small"
        /><//>
        <${MonthLink} view=${view} month=${monthOr(undefined, view.now)}>Today<//>
        <${MonthLink} view=${view} month=${shiftedMonth(month, 1)} label="The month after"
          ><${Icon} name="chevron-right" size="small"
        /><//>
      </nav>
    </div>
    <table class="calendar">
      <thead>
        <tr>
          ${weeks[0].map((day) => {
            const at = midnight(day);
            return html`<th key=${day} scope="col">
              <span aria-hidden="true">${dateFormat(undefined, { weekday: 'short' }).format(at)}</span>
              <span class="visually-hidden">${dateFormat(undefined, { weekday: 'long' }).format(at)}</span>
            </th>`;
          })}
        </tr>
      </thead>
      <tbody>
        ${weeks.map(
          (week) =>
            html`<tr key=${week[0]}>
              ${week.map((day) => html`<${Day} key=${day} day=${day} month=${month} entries=${entries[day] ?? []} view=${view} />`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** @param {Shown} view @returns {Record<string, Entry[]>} */
function entriesByDay({ lists, shown }) {
  /** @type {Record<string, Entry[]>} */
  const byDay = {};
  for (const { id, kind } of lists) {
    for (const card of shown[id]) {
      if (card.due) (byDay[dayOf(card.due)] ??= []).push({ card, isDone: kind === 'closed' });
    }
  }
  for (const entries of Object.values(byDay)) {
    entries.sort((a, b) => ((a.card.due?.at ?? '') < (b.card.due?.at ?? '') ? -1 : 1));
  }
  return byDay;
}

/** @param {{view: Shown, month: string, label?: string, children?: any}} props */
function MonthLink({ view: { board, query, openCardId }, month, label, children }) {
  const next = { ...query, month };
  const href = openCardId ? cardPath(board, openCardId, next) : boardPath(board, next);
  return html`<a class="button" href=${href} aria-label=${label} title=${label}>${children}</a>`;
}

/** @param {{day: string, month: string, entries: Entry[], view: Shown}} props */
function Day({ day, month, entries, view }) {
  const { board, now, openCardId } = view;
  const isToday = day === dayOfInstant(now);
  const classes = [
    'day',
    !day.startsWith(month) && 'is-outside',
    isToday && 'is-today',
    entries.length === 0 && 'is-free',
  ];
  return html`<td class=${classes.filter(Boolean).join(' ')} aria-current=${isToday ? 'date' : undefined}>
    <span class="day-number" aria-hidden="true">${Number(day.slice(8))}</span>
    <span class="visually-hidden">${longDate(midnight(day).getTime())}</span>
    <ul>
      ${entries.map(({ card, isDone }) => {
        const tone = dueTone(/** @type {any} */ (card.due), isDone, now);
        return html`<li key=${card.id}>
          <a
            class=${`day-card is-${tone}${card.id === openCardId ? ' is-open' : ''}`}
            href=${cardPath(board, card.id)}
            data-card-link=${card.id}
            title=${card.title}
          >
            ${card.due?.at ? html`<span class="day-time">${timeOf(card.due.at)}</span>` : null}<span
              class="ellipsis"
              dir="auto"
              >${card.title}</span
            >
            ${toneText(tone) ? html`<span class="visually-hidden">, ${toneText(tone)}</span>` : null}
          </a>
        </li>`;
      })}
    </ul>
  </td>`;
}

/** @param {string} at */
const timeOf = (at) => dateFormat(undefined, { hour: '2-digit', minute: '2-digit' }).format(Date.parse(at));
