import { useLayoutEffect } from '../../core/html.js';

/**
 * When a thread closes around the focus, the focus goes back to the message that it was opened from.
 *
 * @param {{current: HTMLElement | null}} inside any element of the panel
 * @param {string} rootId
 */
export function useFocusBack(inside, rootId) {
  useLayoutEffect(() => {
    const panel = /** @type {HTMLElement} */ (inside.current?.closest('.panel'));
    return () => {
      // On a narrow screen the conversation can be focused only after the panel is gone.
      if (panel.contains(document.activeElement)) queueMicrotask(() => focusMessage(rootId));
    };
  }, [rootId]);
}

/** @param {string} id */
function focusMessage(id) {
  // What has come instead of the panel may have taken the focus already.
  if (document.activeElement !== document.body) return;
  const row = document.querySelector(`.conversation:not(.is-thread) .message[data-id="${CSS.escape(id)}"]`);
  const target = /** @type {HTMLElement | null} */ (row ?? document.getElementById('main'));
  target?.focus({ preventScroll: true });
}
