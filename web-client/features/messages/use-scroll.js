import { useLayoutEffect, useRef, useState } from '../../core/html.js';
import { ScrollKeeper } from './scroll-keeper.js';
import { LIVE_END, around, grownDown, grownUp, rangeOf, trimmed } from './window.js';

/** @typedef {import('./scroll-keeper.js').Anchor} Anchor */

/** So near to an edge of what is drawn the next part is drawn, so that the reader never meets the edge. */
const EDGE_PX = 900;

/**
 * The scrolling box of a conversation: what part of it is drawn, and that nothing moves under the reader's eyes.
 *
 * @param {{
 *   order: readonly string[], hasOlder: boolean, onOlder: () => void,
 *   first: {id: string, anchor: (height: number) => Anchor} | null, onRest: (anchor: Anchor | null) => void,
 * }} options `first` is what to show at first, the newest when null; `onRest` is told where the reader is, null at the end
 */
export function useScroll({ order, hasOlder, onOlder, first, onRest }) {
  const box = useRef(/** @type {HTMLDivElement | null} */ (null));
  const keeper = useRef(/** @type {ScrollKeeper | null} */ (null));
  const [drawn, setDrawn] = useState(() => (first ? around(order, first.id) : LIVE_END));
  const [isAtEnd, setAtEnd] = useState(first === null);
  const { from, to } = rangeOf(order, drawn);
  const latest = useRef({ order, hasOlder, onOlder, onRest, drawn, from, to });
  latest.current = { order, hasOlder, onOlder, onRest, drawn, from, to };

  function checkEdges() {
    const now = latest.current;
    const { scrollTop, scrollHeight, clientHeight } = /** @type {HTMLDivElement} */ (box.current);
    if (scrollTop < EDGE_PX && now.from > 0) setDrawn(grownUp(now.order, now.drawn));
    else if (scrollTop < EDGE_PX && now.hasOlder) now.onOlder();
    else if (scrollHeight - clientHeight - scrollTop < EDGE_PX && now.to < now.order.length) {
      setDrawn(grownDown(now.order, now.drawn));
    }
  }

  const hasEnd = () => latest.current.to === latest.current.order.length;

  useLayoutEffect(() => {
    const element = /** @type {HTMLDivElement} */ (box.current);
    const kept = new ScrollKeeper(element);
    keeper.current = kept;
    if (first) {
      kept.aim(first.anchor(element.clientHeight));
      kept.keep();
      kept.settle(hasEnd());
    }
    const onScroll = () => {
      if (!kept.noted(hasEnd())) return;
      setAtEnd(kept.isAtEnd);
      latest.current.onRest(kept.isAtEnd ? null : kept.anchor);
      checkEdges();
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    const sizes = new ResizeObserver(() => kept.keep());
    sizes.observe(element);
    sizes.observe(/** @type {Element} */ (element.firstElementChild));
    return () => {
      element.removeEventListener('scroll', onScroll);
      sizes.disconnect();
    };
  }, []);

  useLayoutEffect(() => {
    const kept = /** @type {ScrollKeeper} */ (keeper.current);
    kept.keep();
    setAtEnd(kept.isAtEnd);
    if (kept.isAtEnd) setDrawn(trimmed(order, drawn));
    checkEdges();
  });

  return {
    box,
    from,
    to,
    isAtEnd,
    toEnd() {
      const kept = /** @type {ScrollKeeper} */ (keeper.current);
      kept.isAtEnd = true;
      kept.keep();
      setDrawn(LIVE_END);
      setAtEnd(true);
      onRest(null);
    },
    /**
     * @param {string} id
     * @param {string} key
     */
    show(id, key) {
      const kept = /** @type {ScrollKeeper} */ (keeper.current);
      kept.aim({ key, top: kept.box.clientHeight / 3 });
      setAtEnd(false);
      if (kept.row(key)) kept.keep();
      else setDrawn(around(latest.current.order, id));
    },
    release() {
      keeper.current?.release();
    },
  };
}
