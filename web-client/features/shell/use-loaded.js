import { useEffect, useRef, useState } from '../../core/html.js';
import { listenToPage } from '../../core/page.js';
import { sentenceFor } from './sentences.js';

/** @typedef {{text: string, canReload: boolean}} Failure `canReload` when it was reading that failed */

/**
 * Something that is read when it is shown, after each thing done to it, and when the page may have missed a change.
 * @template T
 * @param {() => Promise<T>} load
 */
export function useLoaded(load) {
  const [data, setData] = useState(/** @type {T | null} */ (null));
  const [failure, setFailure] = useState(/** @type {Failure | null} */ (null));
  const [busy, setBusy] = useState(false);
  const isBusy = useRef(false);
  const turn = useRef(0);

  const read = async () => {
    const mine = ++turn.current;
    const fresh = await load();
    // An answer that was overtaken tells what was before.
    if (mine === turn.current) setData(fresh);
  };
  /** @param {() => Promise<unknown>} act @returns {Promise<boolean>} whether it was done */
  const run = async (act) => {
    // A second press means the same.
    if (isBusy.current) return false;
    isBusy.current = true;
    let isDone = false;
    setBusy(true);
    setFailure(null);
    try {
      await act();
      isDone = true;
      await read();
    } catch (error) {
      // A defect must not hide behind a sentence for people.
      if (/** @type {any} */ (error).name !== 'RealtimeError') throw error;
      setFailure({ text: sentenceFor(error), canReload: isDone });
    } finally {
      isBusy.current = false;
      setBusy(false);
    }
    return isDone;
  };
  const reload = () => run(async () => {});
  const refresh = async () => {
    if (isBusy.current) return;
    try {
      await read();
      setFailure((known) => (known?.canReload ? null : known));
    } catch (error) {
      // Nobody asked for it: what is shown stays, and tells what is wrong if it was never read.
      if (/** @type {any} */ (error).name !== 'RealtimeError') throw error;
    }
  };
  useEffect(() => {
    void reload();
    return listenToPage({ onWake: () => void refresh(), onSleep: () => undefined });
  }, []);
  return { data, failure, busy, run, reload };
}
