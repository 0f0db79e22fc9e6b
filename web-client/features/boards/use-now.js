import { useEffect, useState } from '../../core/html.js';

const TICK_MS = 30_000;

/** @returns {number} milliseconds since 1970, anew twice a minute: a due date passes while one looks at it */
export function useNow() {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
