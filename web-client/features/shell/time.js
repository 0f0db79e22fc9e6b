const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** @type {Map<string, Intl.DateTimeFormat>} */
const dateFormats = new Map();
/** @type {Map<string | undefined, Intl.RelativeTimeFormat>} */
const relativeFormats = new Map();

/**
 * Making a format costs more than using it a hundred times.
 * @param {string | undefined} locale
 * @param {Intl.DateTimeFormatOptions} options
 */
export function dateFormat(locale, options) {
  const key = `${locale}${JSON.stringify(options)}`;
  const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  dateFormats.set(key, format);
  return format;
}

/** @param {string | undefined} locale */
function relativeFormat(locale) {
  const format =
    relativeFormats.get(locale) ?? new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  relativeFormats.set(locale, format);
  return format;
}

/**
 * "now", "5 min. ago", "yesterday", then the date, in the person's own language.
 * @param {number} at milliseconds since 1970
 * @param {number} now milliseconds since 1970
 * @param {string} [locale]
 */
export function relativeTime(at, now, locale) {
  const age = now - at;
  const format = relativeFormat(locale);
  // Clocks differ a little between machines: a few seconds ahead is still "now".
  if (Math.abs(age) < MINUTE) return format.format(0, 'second');
  if (age > 0 && age < HOUR) return format.format(-Math.floor(age / MINUTE), 'minute');
  if (age > 0 && age < DAY) return format.format(-Math.floor(age / HOUR), 'hour');
  if (age > 0 && age < 7 * DAY) return format.format(-Math.floor(age / DAY), 'day');
  return shortDate(at, now, locale);
}

/**
 * @param {number} at
 * @param {number} now
 * @param {string} [locale]
 */
export function shortDate(at, now, locale) {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  /** @type {Intl.DateTimeFormatOptions} */
  const options = sameYear ? { day: 'numeric', month: 'short' } : { day: 'numeric', month: 'short', year: 'numeric' };
  return dateFormat(locale, options).format(at);
}

/**
 * The full instant in the person's zone, for hovering.
 * @param {number} at
 * @param {string} [locale]
 */
export function fullTime(at, locale) {
  return dateFormat(locale, { dateStyle: 'full', timeStyle: 'medium' }).format(at);
}

/**
 * The day in words, in the person's zone.
 * @param {number} at
 * @param {string} [locale]
 */
export function longDate(at, locale) {
  return dateFormat(locale, { dateStyle: 'full' }).format(at);
}
