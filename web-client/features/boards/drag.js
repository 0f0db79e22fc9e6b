import { scrollAtEdges, targetAt } from './drag-target.js';

/** @typedef {import('./drag-target.js').DropTarget} DropTarget */
/**
 * @typedef {{
 *   mayLift(): boolean,
 *   onLift(cardId: string, height: number): void,
 *   onOver(target: DropTarget | null): void,
 *   onDrop(cardId: string, target: DropTarget | null, box: DOMRect): void,
 * }} DragHandlers `box` is where the card was let go; a null target means that it goes back
 */

/** A mouse lifts a card once it has moved so far; a finger by resting on it, since moving at once scrolls. */
const MOUSE_SLOP = 5;
const TOUCH_SLOP = 10;
const TOUCH_HOLD_MS = 280;

/**
 * Lets cards be dragged by mouse, pen and finger. A copy of the card follows the pointer; the board itself only learns
 * where the gap is.
 * @param {HTMLElement} root the board
 * @param {DragHandlers} handlers
 * @returns {() => void} stops it
 */
export function startDragging(root, handlers) {
  /** @type {{element: HTMLElement, pointerId: number, x: number, y: number, isTouch: boolean, timer: number} | null} */
  let press = null;
  /** @type {{element: HTMLElement, copy: HTMLElement, dx: number, dy: number, x: number, y: number, frame: number, over: string} | null} */
  let drag = null;

  /** @param {PointerEvent} event */
  function down(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const element = /** @type {HTMLElement | null} */ (target.closest('[data-card]'));
    if (drag || !event.isPrimary || event.button !== 0 || !element || target.closest('button, input, textarea')) return;
    if (!handlers.mayLift()) return;
    const { pointerId, clientX: x, clientY: y } = event;
    const isTouch = event.pointerType === 'touch';
    press = { element, pointerId, x, y, isTouch, timer: isTouch ? window.setTimeout(lift, TOUCH_HOLD_MS) : 0 };
  }

  /** @param {PointerEvent} event */
  function move(event) {
    if (drag) {
      drag.x = event.clientX;
      drag.y = event.clientY;
      return;
    }
    if (!press || event.pointerId !== press.pointerId) return;
    const away = Math.hypot(event.clientX - press.x, event.clientY - press.y);
    if (press.isTouch && away > TOUCH_SLOP) release();
    else if (!press.isTouch && away > MOUSE_SLOP) lift();
  }

  function lift() {
    if (!press?.element.isConnected) return release();
    const { element, pointerId, x, y } = press;
    root.setPointerCapture(pointerId);
    root.dataset.dragging = '';
    const box = element.getBoundingClientRect();
    const copy = copyOf(element, box);
    document.body.append(copy);
    drag = { element, copy, dx: x - box.left, dy: y - box.top, x, y, frame: 0, over: '' };
    handlers.onLift(element.dataset.card ?? '', box.height);
    follow();
  }

  function follow() {
    if (!drag) return;
    const left = drag.x - drag.dx;
    const top = drag.y - drag.dy;
    drag.copy.style.transform = `translate(${left}px, ${top}px) rotate(2deg)`;
    scrollAtEdges(root, drag);
    const target = targetAt(root, drag, top + drag.copy.offsetHeight / 2);
    const over = target ? `${target.listId} ${target.index}` : '';
    if (over !== drag.over) {
      drag.over = over;
      handlers.onOver(target);
    }
    drag.frame = requestAnimationFrame(follow);
  }

  /** @param {boolean} isKept false when the card goes back to where it was */
  function finish(isKept) {
    if (!drag) return release();
    const { element, copy, frame, x, y, dy } = drag;
    cancelAnimationFrame(frame);
    const target = isKept ? targetAt(root, { x, y }, y - dy + copy.offsetHeight / 2) : null;
    const box = copy.getBoundingClientRect();
    copy.remove();
    drag = null;
    release();
    swallowClick();
    handlers.onDrop(element.dataset.card ?? '', target, box);
  }

  function release() {
    if (press) window.clearTimeout(press.timer);
    press = null;
    delete root.dataset.dragging;
  }

  /** @param {PointerEvent} event */
  const up = (event) => event.pointerId === press?.pointerId && finish(true);
  /** @param {PointerEvent} event */
  const cancel = (event) => event.pointerId === press?.pointerId && finish(false);
  /** @param {Event} event */
  const keepStill = (event) => drag && event.preventDefault();
  /** @param {Event} event */
  const noMenu = (event) => (drag || press?.isTouch) && event.preventDefault();
  /** @param {DragEvent} event */
  const noNativeDrag = (event) => event.preventDefault();
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (!drag || event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    finish(false);
  };

  root.addEventListener('pointerdown', down);
  // Only a listener that may prevent it can keep the page from scrolling away under a lifted card.
  root.addEventListener('touchmove', keepStill, { passive: false });
  root.addEventListener('contextmenu', noMenu);
  root.addEventListener('dragstart', noNativeDrag);
  document.addEventListener('pointermove', move);
  document.addEventListener('pointerup', up);
  document.addEventListener('pointercancel', cancel);
  document.addEventListener('keydown', key, true);
  return () => {
    finish(false);
    root.removeEventListener('pointerdown', down);
    root.removeEventListener('touchmove', keepStill);
    root.removeEventListener('contextmenu', noMenu);
    root.removeEventListener('dragstart', noNativeDrag);
    document.removeEventListener('pointermove', move);
    document.removeEventListener('pointerup', up);
    document.removeEventListener('pointercancel', cancel);
    document.removeEventListener('keydown', key, true);
  };
}

/**
 * @param {HTMLElement} element
 * @param {DOMRect} box
 * @returns {HTMLElement} what follows the pointer, or flies to its place
 */
export function copyOf(element, box) {
  const copy = /** @type {HTMLElement} */ (element.cloneNode(true));
  copy.removeAttribute('data-card');
  copy.querySelector('[data-card-link]')?.removeAttribute('data-card-link');
  copy.classList.remove('is-lifted');
  copy.classList.add('is-flying');
  copy.setAttribute('aria-hidden', 'true');
  copy.inert = true;
  copy.style.width = `${box.width}px`;
  copy.style.height = `${box.height}px`;
  return copy;
}

/** Letting go of a card over a link would follow it. */
function swallowClick() {
  const swallow = (/** @type {Event} */ event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('click', swallow, { capture: true, once: true });
  window.setTimeout(() => document.removeEventListener('click', swallow, { capture: true }));
}
