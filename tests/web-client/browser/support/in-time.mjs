const PATIENCE_MS = 60_000;

/**
 * Waits for something that has no limit of its own.
 *
 * @template T
 * @param {Promise<T>} work
 * @param {() => string} describe what is missing, asked when the time is over
 * @param {number} [limit] in milliseconds
 * @returns {Promise<T>}
 */
export async function inTime(work, describe, limit = PATIENCE_MS) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Nothing more after ${limit / 1000} s: ${describe()}`)), limit);
  });
  try {
    return /** @type {T} */ (await Promise.race([work, late]));
  } finally {
    clearTimeout(timer);
  }
}
