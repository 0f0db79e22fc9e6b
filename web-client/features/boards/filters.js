import { dayOf, dayOfInstant, dueTone, shifted } from './due.js';

/** @typedef {import('../../core/board-state.js').CardSummary} CardSummary */
/** @typedef {'' | 'overdue' | 'today' | 'week' | 'none'} DueFilter */
/** @typedef {{text: string, labels: string[], assignees: string[], due: DueFilter}} Filter */
/** @typedef {{now: number, isDone: boolean, myId: string | undefined}} Seen */

/** What stands for "nobody" and "no label" in an address. */
export const NONE = 'none';
/** What stands for oneself, so that a link to "my cards" is everybody's own. */
export const ME = 'me';

/** @type {Record<Exclude<DueFilter, ''>, string>} */
export const dueNames = {
  overdue: 'Overdue',
  today: 'Due today',
  week: 'Due within 7 days',
  none: 'No due date',
};

/**
 * @param {Record<string, string>} query of the address
 * @returns {Filter}
 */
export function readFilter({ q = '', label = '', assignee = '', due = '' }) {
  return {
    text: q,
    labels: label.split(',').filter(Boolean),
    assignees: assignee.split(',').filter(Boolean),
    due: /** @type {DueFilter} */ (Object.hasOwn(dueNames, due) ? due : ''),
  };
}

/**
 * The address' query with another filter; all else in it stays.
 * @param {Record<string, string>} query
 * @param {Filter} filter
 * @returns {Record<string, string>}
 */
export function writeFilter({ q: _q, label: _l, assignee: _a, due: _d, ...rest }, filter) {
  return {
    ...rest,
    ...(filter.text ? { q: filter.text } : {}),
    ...(filter.labels.length > 0 ? { label: filter.labels.join(',') } : {}),
    ...(filter.assignees.length > 0 ? { assignee: filter.assignees.join(',') } : {}),
    ...(filter.due ? { due: filter.due } : {}),
  };
}

/** @param {Filter} filter */
export function isActive({ text, labels, assignees, due }) {
  return text.trim() !== '' || labels.length > 0 || assignees.length > 0 || due !== '';
}

/**
 * Any of the labels, any of the people, all of the words.
 * @param {CardSummary} card
 * @param {Filter} filter
 * @param {Seen} seen
 */
export function matches(card, filter, { now, isDone, myId }) {
  const title = plain(card.title);
  if (
    !plain(filter.text)
      .split(/\s+/)
      .every((word) => title.includes(word))
  )
    return false;
  const people = filter.assignees.map((id) => (id === ME ? (myId ?? ME) : id));
  return (
    hasAny(card.labelIds, filter.labels) && hasAny(card.assigneeIds, people) && isDue(card, filter.due, now, isDone)
  );
}

/**
 * Case and accents do not count when one looks for something.
 * @param {string} text
 */
function plain(text) {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLocaleLowerCase()
    .trim();
}

/**
 * @param {string[] | undefined} ids
 * @param {string[]} wanted
 */
function hasAny(ids = [], wanted) {
  if (wanted.length === 0) return true;
  return wanted.some((id) => (id === NONE ? ids.length === 0 : ids.includes(id)));
}

/**
 * @param {CardSummary} card
 * @param {DueFilter} wanted
 * @param {number} now
 * @param {boolean} isDone
 */
function isDue({ due }, wanted, now, isDone) {
  if (wanted === '') return true;
  if (wanted === 'none' || !due) return wanted === 'none' && !due;
  if (wanted === 'overdue') return dueTone(due, isDone, now) === 'past';
  const today = dayOfInstant(now);
  const day = dayOf(due);
  return wanted === 'today' ? day === today : day >= today && day < shifted(today, 7);
}
