import { dateFormat, shortDate } from '../shell/time.js';

/** @typedef {import('../../core/board-state.js').When} When */
/** @typedef {'done' | 'past' | 'soon' | 'later'} DueTone */

const DAY = 24 * 60 * 60_000;

/**
 * A day in the person's own zone, as dates are written in addresses and on the wire.
 * @param {number} at milliseconds since 1970
 */
export function dayOfInstant(at) {
  const date = new Date(at);
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** @param {When} when */
export function dayOf(when) {
  return when.date ?? dayOfInstant(Date.parse(when.at ?? ''));
}

/**
 * @param {string} day such as 2026-11-25
 * @param {number} [plus] days later
 * @returns {Date} its midnight in the person's zone
 */
export function midnight(day, plus = 0) {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(year, month - 1, date + plus);
}

/**
 * When a card is late: at the instant, or when its day is over.
 * @param {When} when
 * @returns {number} milliseconds since 1970
 */
export function deadline(when) {
  return when.date ? midnight(when.date, 1).getTime() : Date.parse(when.at ?? '');
}

/**
 * How pressing a due date is. What lies in a closed list is done and never late.
 * @param {When} when
 * @param {boolean} isDone
 * @param {number} now milliseconds since 1970
 * @returns {DueTone}
 */
export function dueTone(when, isDone, now) {
  if (isDone) return 'done';
  const end = deadline(when);
  if (end <= now) return 'past';
  const start = when.date ? midnight(when.date).getTime() : end;
  return start - now <= DAY ? 'soon' : 'later';
}

/**
 * "Today 14:00", "Tomorrow", "25 Nov", in the person's zone.
 * @param {When} when
 * @param {number} now milliseconds since 1970
 * @param {string} [locale]
 */
export function dueLabel(when, now, locale) {
  const day = dayOf(when);
  const today = dayOfInstant(now);
  const near = { [shifted(today, -1)]: 'Yesterday', [today]: 'Today', [shifted(today, 1)]: 'Tomorrow' };
  const text = near[day] ?? shortDate(midnight(day).getTime(), now, locale);
  return when.at
    ? `${text} ${dateFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(Date.parse(when.at))}`
    : text;
}

/** @param {DueTone} tone @returns {string} what the colour says, for those who do not see it */
export function toneText(tone) {
  return { done: 'done', past: 'overdue', soon: 'due soon', later: '' }[tone];
}

/**
 * @param {string} day
 * @param {number} days
 */
export function shifted(day, days) {
  return dayOfInstant(midnight(day, days).getTime());
}
