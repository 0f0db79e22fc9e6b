import { useEffect, useState } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { RealtimeError } from '../../core/errors.js';
import { loadBoard } from './actions.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/state.js').LoadState} LoadState */

/**
 * Reads a board when it is opened and is not known yet.
 * @param {Context} ctx
 * @param {string} boardId
 * @returns {{load: LoadState, retry: () => void}}
 */
export function useLoading(ctx, boardId) {
  const isLoaded = useStore(ctx.store, (state) => state.boardContents[boardId]?.loaded === true);
  const [failure, setFailure] = useState(/** @type {'missing' | 'failed' | null} */ (null));
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (isLoaded) return undefined;
    let isOpen = true;
    setFailure(null);
    loadBoard(ctx, boardId).catch((error) => {
      if (!isOpen) return;
      const isMissing = error instanceof RealtimeError && error.code === 'resource.not_found';
      setFailure(isMissing ? 'missing' : 'failed');
      if (!(error instanceof RealtimeError)) reportError(error);
    });
    // What could not be read while offline is tried again with the next connection.
    const stop = ctx.connection.onStatus((/** @type {string} */ status) => {
      if (status === 'online') setAttempt((count) => count + 1);
    });
    return () => {
      isOpen = false;
      stop();
    };
  }, [boardId, isLoaded, attempt]);

  return { load: isLoaded ? 'ready' : (failure ?? 'loading'), retry: () => setAttempt((count) => count + 1) };
}
