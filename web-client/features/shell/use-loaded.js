import { useEffect, useState } from '../../core/html.js';
import { sentenceFor } from './sentences.js';

/**
 * Something that is read when it is shown, and again after each thing done to it.
 * @template T
 * @param {() => Promise<T>} load
 */
export function useLoaded(load) {
  const [data, setData] = useState(/** @type {T | null} */ (null));
  const [failure, setFailure] = useState(/** @type {string | null} */ (null));
  const [busy, setBusy] = useState(false);
  /** @param {() => Promise<unknown>} act */
  const run = async (act) => {
    setBusy(true);
    setFailure(null);
    try {
      await act();
      setData(await load());
      return true;
    } catch (error) {
      // A defect must not hide behind a sentence for people.
      if (/** @type {any} */ (error).name !== 'RealtimeError') throw error;
      setFailure(sentenceFor(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const reload = () => run(async () => {});
  useEffect(() => void reload(), []);
  return { data, failure, busy, run, reload };
}
