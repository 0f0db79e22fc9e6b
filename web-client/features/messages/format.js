import { dateFormat } from '../shell/time.js';

/**
 * @param {number} at milliseconds since 1970
 * @param {string} [locale]
 */
export function clockTime(at, locale) {
  return dateFormat(locale, { timeStyle: 'short' }).format(at);
}

/**
 * "Today", "Yesterday", else the date in words, with the year when it is not this one.
 *
 * @param {number} at milliseconds since 1970
 * @param {number} now milliseconds since 1970
 * @param {string} [locale]
 */
export function dayLabel(at, now, locale) {
  const date = new Date(at);
  const today = new Date(now);
  if (date.toDateString() === today.toDateString()) return 'Today';
  today.setDate(today.getDate() - 1);
  if (date.toDateString() === today.toDateString()) return 'Yesterday';
  const isThisYear = date.getFullYear() === new Date(now).getFullYear();
  const year = isThisYear ? undefined : /** @type {const} */ ('numeric');
  return dateFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year }).format(at);
}

/**
 * @param {number} count
 * @param {string} one
 * @param {string} many
 */
export function counted(count, one, many) {
  return `${count} ${count === 1 ? one : many}`;
}
