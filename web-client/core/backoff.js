/**
 * Full jitter: a random delay between nought and an exponentially growing bound, so that the clients of a server that
 * went away do not all come back in the same moment.
 *
 * @param {number} attempt how many attempts failed so far, from 0
 * @param {() => number} random from 0 (inclusive) to 1 (exclusive)
 * @param {{ baseMs?: number, capMs?: number }} [options]
 * @returns {number} milliseconds
 */
export function fullJitter(attempt, random, { baseMs = 500, capMs = 15_000 } = {}) {
  return random() * Math.min(capMs, baseMs * 2 ** Math.min(attempt, 30));
}
