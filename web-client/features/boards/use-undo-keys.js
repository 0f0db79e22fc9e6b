import { useEffect } from '../../core/html.js';
import { inBackground } from '../shell/background.js';
import { undo } from './undo.js';

/**
 * Ctrl+Z undoes on this board, Ctrl+Shift+Z and Ctrl+Y do it again. In a field they belong to its text.
 * @param {import('../../core/state.js').Context} ctx
 * @param {import('../../core/state.js').Board} board
 */
export function useUndoKeys(ctx, board) {
  useEffect(() => {
    /** @param {KeyboardEvent} event */
    const onKey = (event) => {
      if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey) || board.isArchived) return;
      const target = /** @type {HTMLElement} */ (event.target);
      if (target.closest('input, textarea, select, dialog, [contenteditable]')) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && (key !== 'y' || event.shiftKey)) return;
      event.preventDefault();
      inBackground(undo(ctx, board.id, key === 'z' && !event.shiftKey ? 'undo' : 'redo'));
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [board.id, board.isArchived]);
}
