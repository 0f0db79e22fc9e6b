/**
 * Which part of a long conversation is drawn: the page stays as quick with ten thousand messages as with fifty.
 * `start` and `end` are the ids of the first and last drawn one; null means the default start and the live end.
 * @typedef {{start: string | null, end: string | null}} Window
 */

const FIRST = 60;
const STEP = 30;
const AT_MOST = 180;

/** @type {Window} */
export const LIVE_END = { start: null, end: null };

/**
 * @param {readonly string[]} order ids, oldest first
 * @param {Window} drawn
 * @returns {{from: number, to: number}} half-open
 */
export function rangeOf(order, drawn) {
  const last = drawn.end === null ? -1 : order.lastIndexOf(drawn.end);
  const to = last < 0 ? order.length : last + 1;
  const first = drawn.start === null ? -1 : order.indexOf(drawn.start);
  const from = first < 0 || first >= to ? Math.max(0, to - FIRST) : first;
  return { from, to };
}

/**
 * @param {readonly string[]} order
 * @param {Window} drawn
 * @returns {Window}
 */
export function grownUp(order, drawn) {
  const { from, to } = rangeOf(order, drawn);
  const start = Math.max(0, from - STEP);
  return made(order, start, Math.min(to, start + AT_MOST));
}

/**
 * @param {readonly string[]} order
 * @param {Window} drawn
 * @returns {Window}
 */
export function grownDown(order, drawn) {
  const { from, to } = rangeOf(order, drawn);
  const end = Math.min(order.length, to + STEP);
  return made(order, Math.max(from, end - AT_MOST), end);
}

/**
 * Around one message, as far as possible in the middle.
 *
 * @param {readonly string[]} order
 * @param {string} id
 * @returns {Window}
 */
export function around(order, id) {
  const at = Math.max(0, order.indexOf(id));
  return made(order, Math.max(0, at - FIRST), Math.min(order.length, at + FIRST));
}

/**
 * A reader at the live end needs no more than the end, however much has come since.
 *
 * @param {readonly string[]} order
 * @param {Window} drawn
 * @returns {Window} the same object when nothing is to be left out
 */
export function trimmed(order, drawn) {
  const { from, to } = rangeOf(order, drawn);
  return drawn.end === null && to - from > AT_MOST ? LIVE_END : drawn;
}

/**
 * @param {readonly string[]} order
 * @param {number} from
 * @param {number} to
 * @returns {Window}
 */
function made(order, from, to) {
  return { start: order[from] ?? null, end: to >= order.length ? null : order[to - 1] };
}
