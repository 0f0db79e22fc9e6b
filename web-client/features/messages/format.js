/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * Making a format costs more than using it a hundred times.
 *
 * @param {string | undefined} locale
 * @param {Intl.DateTimeFormatOptions} options
 */
function formatFor(locale, options) {
  const key = `${locale}${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known;
}

/**
 * @param {number} at milliseconds since 1970
 * @param {string} [locale]
 */
export function clockTime(at, locale) {
  return formatFor(locale, { hour: '2-digit', minute: '2-digit' }).format(at);
}

/**
 * The full instant in the person's zone, for hovering.
 *
 * @param {number} at milliseconds since 1970
 * @param {string} [locale]
 */
export function fullTime(at, locale) {
  return formatFor(locale, { dateStyle: 'full', timeStyle: 'medium' }).format(at);
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
  return formatFor(locale, { weekday: 'long', day: 'numeric', month: 'long', year }).format(at);
}

/**
 * @param {number} count
 * @param {string} one
 * @param {string} many
 */
export function counted(count, one, many) {
  return `${count} ${count === 1 ? one : many}`;
}
