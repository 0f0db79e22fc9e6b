import { useLayoutEffect, useRef } from '../../core/html.js';
import { copyOf } from './drag.js';
import { movedCards } from './moved.js';
import { focusCard } from './showing.js';

/** @typedef {import('./placement.js').Columns} Columns */

const SLIDE_MS = 140;

/**
 * Shows where cards went: each that was moved slides from its old place to the new one, and keeps the focus.
 * @param {{current: HTMLElement | null}} root the board
 * @param {Columns} columns as they are drawn now
 * @returns {(cardId: string, box: DOMRect) => void} tells where a card was let go, so that it slides from there
 */
export function useSlides(root, columns) {
  const drawn = useRef(columns);
  const dropped = useRef(/** @type {Map<string, DOMRect>} */ (new Map()));
  /** @type {Map<string, DOMRect>} */
  const from = new Map();
  // What is measured while drawing is the page as it was: the new places are not in it yet.
  const moved = drawn.current === columns ? [] : movedCards(drawn.current, columns);
  const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset?.cardLink;
  for (const id of moved) {
    const box = elementOf(root.current, id)?.getBoundingClientRect();
    if (box?.height) from.set(id, box);
  }

  useLayoutEffect(() => {
    drawn.current = columns;
    for (const [id, box] of dropped.current) from.set(id, box);
    dropped.current.clear();
    if (focused && document.activeElement === document.body) focusCard(focused);
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    for (const [id, box] of from) {
      const element = elementOf(root.current, id);
      if (element) slide(element, box);
    }
  });

  return (cardId, box) => dropped.current.set(cardId, box);
}

/**
 * @param {HTMLElement | null} root
 * @param {string} cardId
 */
function elementOf(root, cardId) {
  return /** @type {HTMLElement | null} */ (root?.querySelector(`[data-card="${CSS.escape(cardId)}"]`) ?? null);
}

/**
 * A copy above everything flies, since lists cut off what leaves them.
 * @param {HTMLElement} element
 * @param {DOMRect} from
 */
function slide(element, from) {
  const to = element.getBoundingClientRect();
  const isNear = Math.abs(to.left - from.left) < 1 && Math.abs(to.top - from.top) < 1;
  if (isNear || !to.height) return;
  const copy = copyOf(element, to);
  document.body.append(copy);
  element.animate([{ opacity: 0 }, { opacity: 0 }], SLIDE_MS);
  const flight = copy.animate(
    [{ transform: `translate(${from.left}px, ${from.top}px)` }, { transform: `translate(${to.left}px, ${to.top}px)` }],
    { duration: SLIDE_MS, easing: 'ease-out', fill: 'forwards' },
  );
  flight.onfinish = () => copy.remove();
  flight.oncancel = () => copy.remove();
}
