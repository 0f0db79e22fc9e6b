import { useEffect } from '../../core/html.js';
import { inBackground } from '../shell/background.js';
import { REPEAT_VIEWING_MS } from './viewing.js';

/**
 * Tells the others on a board which card one looks at, for as long as the page can be seen.
 * @param {import('../../core/state.js').Context} ctx
 * @param {string} boardId
 * @param {string | null} cardId null for the board as a whole
 */
export function useViewing(ctx, boardId, cardId) {
  useEffect(() => {
    const tell = () => {
      if (document.visibilityState !== 'visible' || ctx.connection.status() !== 'online') return;
      inBackground(ctx.connection.invoke('SetViewing', boardId, cardId));
    };
    tell();
    const timer = setInterval(tell, REPEAT_VIEWING_MS);
    const stop = ctx.connection.onJoined((/** @type {string} */ streamId) => {
      if (streamId === boardId) tell();
    });
    document.addEventListener('visibilitychange', tell);
    return () => {
      clearInterval(timer);
      stop();
      document.removeEventListener('visibilitychange', tell);
    };
  }, [boardId, cardId]);
}
