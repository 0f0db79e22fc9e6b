import { useRef } from '../../core/html.js';

const HOLD_MS = 500;
const SLIP_PX = 10;

/**
 * Handlers for an element on which a finger may rest to open what a mouse finds by hovering.
 *
 * @param {() => void} onPress
 */
export function useLongPress(onPress) {
  const timer = useRef(0);
  const from = useRef({ x: 0, y: 0 });
  const hasPressed = useRef(false);
  const stop = () => window.clearTimeout(timer.current);
  return {
    /** @param {PointerEvent} event */
    onPointerDown(event) {
      stop();
      hasPressed.current = false;
      if (event.pointerType !== 'touch') return;
      from.current = { x: event.clientX, y: event.clientY };
      timer.current = window.setTimeout(() => {
        hasPressed.current = true;
        onPress();
      }, HOLD_MS);
    },
    /** @param {PointerEvent} event */
    onPointerMove(event) {
      const slip = Math.hypot(event.clientX - from.current.x, event.clientY - from.current.y);
      if (slip > SLIP_PX) stop();
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    /** @param {TouchEvent} event */
    onTouchEnd(event) {
      // Lifting the finger would click on what lies under it.
      if (hasPressed.current && event.cancelable) event.preventDefault();
    },
    /** @param {MouseEvent & {pointerType?: string}} event */
    onContextMenu(event) {
      // Android's own menu would cover ours.
      if (event.pointerType === 'touch') event.preventDefault();
    },
  };
}
