/** Lets everything run that waits for nothing but its turn. */
export function settle() {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A clock that moves only when it is told to. */
export class FakeClock {
  #now = 0;
  #nextId = 1;
  /** @type {Map<number, { at: number, fn: () => void }>} */
  #timers = new Map();

  now = () => this.#now;

  setTimeout = (/** @type {() => void} */ fn, /** @type {number} */ ms) => {
    const id = this.#nextId++;
    this.#timers.set(id, { at: this.#now + ms, fn });
    return id;
  };

  clearTimeout = (/** @type {number | null} */ id) => {
    if (id !== null) this.#timers.delete(id);
  };

  /** How many timers are still to come. */
  get pending() {
    return this.#timers.size;
  }

  /** @param {number} ms */
  async advance(ms) {
    const end = this.#now + ms;
    await settle();
    for (let due = this.#next(end); due; due = this.#next(end)) {
      const [id, { at, fn }] = due;
      this.#timers.delete(id);
      this.#now = at;
      fn();
      await settle();
    }
    this.#now = end;
  }

  /** @param {number} end */
  #next(end) {
    return [...this.#timers].filter(([, timer]) => timer.at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
  }
}
