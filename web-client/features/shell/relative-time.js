import { html, useEffect, useState } from '../../core/html.js';
import { fullTime, relativeTime } from './time.js';

/** @type {Set<() => void>} */
const listeners = new Set();
let timer = 0;

/**
 * One timer for all times on the page: a full channel shows hundreds of them.
 * @param {() => void} listener
 */
function everyMinute(listener) {
  listeners.add(listener);
  if (listeners.size === 1) timer = window.setInterval(() => listeners.forEach((each) => each()), 30_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.clearInterval(timer);
  };
}

/** @param {{at: string}} props */
export function RelativeTime({ at }) {
  const [, setTick] = useState(0);
  useEffect(() => everyMinute(() => setTick((tick) => tick + 1)), []);
  const instant = Date.parse(at);
  return html`<time datetime=${at} title=${fullTime(instant)}>${relativeTime(instant, Date.now())}</time>`;
}
