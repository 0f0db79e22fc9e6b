import { html, useEffect, useState } from '../../core/html.js';
import { waiting } from '../../core/outbox.js';
import { useStore } from '../../core/store.js';

/** A short blip is not worth a line that moves the page. */
const PATIENCE_MS = 1_500;

/**
 * One thin line, there only when there is something to say about the connection.
 * @param {{ctx: import('../../core/state.js').Context}} props
 */
export function ConnectionLine({ ctx }) {
  const { status, catchingUp } = useStore(ctx.store, (state) => state.connection);
  const queued = useStore(ctx.store, (state) => waiting(state.outbox));
  const isLate = useLate(status !== 'online');
  const text = isLate ? offlineText(queued) : caughtUpText(catchingUp);
  return html`<div class="connection-region" role="status">
    ${text ? html`<div class=${isLate ? 'connection-line' : 'connection-line is-calm'}>${text}</div>` : null}
  </div>`;
}

/** @param {number} queued */
function offlineText(queued) {
  if (queued === 0) return 'You’re offline. Connecting again…';
  return queued === 1 ? 'You’re offline: 1 message waits.' : `You’re offline: ${queued} messages wait.`;
}

/** @param {number} count */
function caughtUpText(count) {
  if (count === 0) return null;
  return count === 1 ? '1 new message while you were away' : `${count} new messages while you were away`;
}

/** @param {boolean} isTrue @returns {boolean} whether it has been so for a while */
function useLate(isTrue) {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!isTrue) return undefined;
    const timer = window.setTimeout(() => setLate(true), PATIENCE_MS);
    return () => window.clearTimeout(timer);
  }, [isTrue]);
  return isTrue && isLate;
}
