import { dateFormat } from '../shell/time.js';

/** @typedef {import('../../core/board-state.js').When} When */

/**
 * The whole date, with the time when there is one, in the person's zone.
 * @param {When} when
 * @param {string} [locale]
 */
export function whenText({ at, date }, locale) {
  if (at) return dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(Date.parse(at));
  return dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(`${date}T00:00:00Z`));
}

/**
 * What a date field and a time field hold for it; both are empty without a date.
 * @param {When | null} when
 * @returns {{day: string, time: string}}
 */
export function fieldsOf(when) {
  if (!when) return { day: '', time: '' };
  if (when.date) return { day: when.date, time: '' };
  const date = new Date(when.at ?? '');
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
  return {
    day: `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    time: `${two(date.getHours())}:${two(date.getMinutes())}`,
  };
}

/**
 * The inverse of `fieldsOf`: a day alone has no time and is the same day everywhere; a time is one of the person's zone.
 * @param {string} day
 * @param {string} time
 * @returns {When | null}
 */
export function whenOf(day, time) {
  if (day === '') return null;
  return time === '' ? { date: day } : { at: new Date(`${day}T${time}`).toISOString() };
}

/** @param {When | null} a @param {When | null} b */
export function isSameWhen(a, b) {
  if (a?.date || b?.date) return a?.date === b?.date;
  return Date.parse(a?.at ?? '') === Date.parse(b?.at ?? '') || (a === null && b === null);
}
