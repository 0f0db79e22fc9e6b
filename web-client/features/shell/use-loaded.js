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
  const turn = useRef(0);
  /** What was asked for and is not done yet, by name. */
  const pending = useRef(/** @type {Set<unknown>} */ (new Set()));
  const last = useRef(/** @type {Promise<unknown>} */ (Promise.resolve()));

  const read = async () => {
    const mine = ++turn.current;
    const fresh = await load();
    // An answer that was overtaken tells what was before.
    if (mine === turn.current) setData(fresh);
  };
  /** @param {() => Promise<unknown>} act @returns {Promise<boolean>} whether it was done */
  const perform = async (act) => {
    let isDone = false;
    try {
      await act();
      isDone = true;
      await read();
    } catch (error) {
      // A defect must not hide behind a sentence for people.
      if (/** @type {any} */ (error).name !== 'RealtimeError') throw error;
      setFailure({ text: sentenceFor(error), canReload: isDone });
    }
    return isDone;
  };
  /**
   * Does something once what was asked for before is done: where the network is slow, nothing that a person asks for is lost.
   * @param {() => Promise<unknown>} act
   * @param {unknown} [name] the same name again, while it is pending, is a second press and means the same
   * @returns {Promise<boolean>} whether it was done
   */
  const run = async (act, name = 'act') => {
    if (pending.current.has(name)) return false;
    pending.current.add(name);
    setBusy(true);
    setFailure(null);
    const mine = last.current.then(() => perform(act));
    // Whoever asked hears of a defect; those that wait go on.
    last.current = mine.catch(() => false);
    try {
      return await mine;
    } finally {
      pending.current.delete(name);
      setBusy(pending.current.size > 0);
    }
  };
  const reload = () => run(async () => {}, 'reload');
  const refresh = async () => {
    if (pending.current.size > 0) return;
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
