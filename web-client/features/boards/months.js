import { dayOfInstant, midnight, shifted } from './due.js';

/**
 * The weeks that show a month, whole: days of the months around it fill the first and the last.
 * @param {string} month such as 2026-11
 * @param {number} firstDay of the week, 1 for Monday to 7 for Sunday
 * @returns {string[][]} days such as 2026-11-01
 */
export function weeksOf(month, firstDay) {
  const first = `${month}-01`;
  const before = (midnight(first).getDay() - (firstDay % 7) + 7) % 7;
  const weeks = [];
  for (let day = shifted(first, -before); day < shiftedMonth(month, 1) + '-01'; day = shifted(day, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, index) => shifted(day, index)));
  }
  return weeks;
}

/**
 * @param {string} month
 * @param {number} months
 */
export function shiftedMonth(month, months) {
  const [year, number] = month.split('-').map(Number);
  return dayOfInstant(new Date(year, number - 1 + months, 1).getTime()).slice(0, 7);
}

/**
 * @param {string | undefined} text of an address
 * @param {number} now
 */
export function monthOr(text, now) {
  return text && /^2[01]\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : dayOfInstant(now).slice(0, 7);
}

/** The first day of the week where the person lives; Monday where the browser cannot tell. */
export function firstDayOfWeek(locale = new Intl.DateTimeFormat().resolvedOptions().locale) {
  const known = /** @type {any} */ (new Intl.Locale(locale));
  return /** @type {number} */ ((known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1);
}
