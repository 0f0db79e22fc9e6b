import { callListener } from './errors.js';
import { useLayoutEffect, useReducer, useRef } from './html.js';

/**
 * @template S
 * @typedef {{ get(): S, update(fn: (state: S) => S): void, subscribe(listener: () => void): () => void }} Store
 */

/**
 * One value that is replaced, never changed. Listeners hear of any number of updates once, in the next microtask, so
 * that a batch of a thousand events is drawn once.
 *
 * @template S
 * @param {S} initial
 * @returns {Store<S>}
 */
export function createStore(initial) {
  let state = initial;
  let isScheduled = false;
  /** @type {Set<() => void>} */
  const listeners = new Set();

  function notify() {
    isScheduled = false;
    for (const listener of [...listeners]) callListener(listener);
  }

  return {
    get: () => state,
    update(fn) {
      const next = fn(state);
      if (Object.is(next, state)) return;
      state = next;
      if (isScheduled) return;
      isScheduled = true;
      queueMicrotask(notify);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * The selected part of the store; the component is drawn again when that part has become another value.
 *
 * @template S, T
 * @param {Store<S>} store
 * @param {(state: S) => T} selector
 * @param {(a: T, b: T) => boolean} [isEqual]
 * @returns {T}
 */
export function useStore(store, selector, isEqual = Object.is) {
  const [, redraw] = useReducer((/** @type {number} */ count) => count + 1, 0);
  const selected = selector(store.get());
  const latest = useRef({ selector, isEqual, selected });
  latest.current = { selector, isEqual, selected };

  useLayoutEffect(() => {
    function check() {
      const known = latest.current;
      try {
        if (known.isEqual(known.selected, known.selector(store.get()))) return;
      } catch {
        // A selector fails when what it selects is gone. If the component is still wanted, drawing it throws the same
        // again where it is seen; usually its parent, which is drawn first, takes it away.
      }
      redraw(0);
    }
    // The state may have moved on between drawing and this effect.
    check();
    return store.subscribe(check);
  }, [store]);

  return selected;
}
