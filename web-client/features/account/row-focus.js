import { useEffect, useRef } from '../../core/html.js';
import { useStore } from '../../core/store.js';

/**
 * A row that goes takes the focus with it: it passes to the row that comes up, else to the section's beginning.
 * Rows that can go have a button with the row's id in `data-end`.
 * @param {import('../../core/state.js').Context} ctx
 * @param {readonly {id: string}[] | null} rows
 * @param {() => void} onSettled
 */
export function useRowFocus(ctx, rows, onSettled) {
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  const goneAt = useRef(-1);
  // While a question lies above, the focus is there; closing it gives the focus back to a button that may be gone.
  const isAsking = useStore(ctx.store, (state) => state.dialog !== null);
  const buttons = () => [.../** @type {any} */ (list.current?.querySelectorAll('[data-end]') ?? [])];
  useEffect(() => {
    if (goneAt.current < 0 || isAsking) return;
    const left = buttons();
    const next = left[Math.min(goneAt.current, left.length - 1)];
    goneAt.current = -1;
    if (next) next.focus();
    else onSettled();
  }, [rows, isAsking]);
  return {
    list,
    /** @param {string} [id] the row that is about to go; all of them when left out */
    leave(id) {
      goneAt.current = Math.max(
        0,
        buttons().findIndex((button) => button.dataset.end === id),
      );
    },
  };
}
