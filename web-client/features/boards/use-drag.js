import { useEffect, useRef, useState } from '../../core/html.js';
import { moveCard } from './card-actions.js';
import { startDragging } from './drag.js';
import { neighboursAt } from './placement.js';

/** @typedef {import('./drag-target.js').DropTarget} DropTarget */
/** @typedef {{cardId: string, height: number, seenVersion: number, target: DropTarget | null}} Drag */

/**
 * @param {import('../../core/state.js').Context} ctx
 * @param {{current: HTMLElement | null}} root the board
 * @param {import('./use-board.js').Shown} view
 * @param {(cardId: string, box: DOMRect) => void} slideFrom
 * @returns {Drag | null} the card that is in the air
 */
export function useDrag(ctx, root, view, slideFrom) {
  const [drag, setDrag] = useState(/** @type {Drag | null} */ (null));
  const latest = useRef({ drag, view, slideFrom });
  latest.current = { drag, view, slideFrom };

  useEffect(
    () =>
      startDragging(/** @type {HTMLElement} */ (root.current), {
        mayLift: () => !latest.current.view.isReadOnly,
        onLift(cardId, height) {
          const { version } = ctx.store.get().boardContents[latest.current.view.board.id]?.cards[cardId] ?? {};
          setDrag({ cardId, height, seenVersion: version ?? 0, target: null });
        },
        onOver: (target) => setDrag((held) => held && { ...held, target }),
        onDrop(cardId, target, box) {
          const { board, all, shown } = latest.current.view;
          const seenVersion = latest.current.drag?.seenVersion;
          latest.current.slideFrom(cardId, box);
          setDrag(null);
          if (!target || !all[target.listId]) return;
          const { listId, index } = target;
          const place = { listId, ...neighboursAt(all[listId], shown[listId], cardId, index) };
          moveCard(ctx, board.id, cardId, place, seenVersion);
        },
      }),
    [],
  );
  return drag;
}
