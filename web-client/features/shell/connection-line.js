import { html, useEffect, useState } from '../../core/html.js';
import { waiting } from '../../core/outbox.js';
import { useStore } from '../../core/store.js';
import { waitingOf } from '../boards/commands.js';

/** A short blip is not worth a line that moves the page. */
const PATIENCE_MS = 1_500;

/**
 * One thin line, there only when there is something to say about the connection.
 * @param {{ctx: import('../../core/state.js').Context}} props
 */
export function ConnectionLine({ ctx }) {
  const { status, catchingUp } = useStore(ctx.store, (state) => state.connection);
  const queued = useStore(ctx.store, (state) => waiting(state.outbox));
  const changes = useStore(ctx.store, (state) => waitingOf(state.boardOutbox));
  const isLate = useLate(status !== 'online');
  const text = isLate ? offlineText(queued, changes) : caughtUpText(catchingUp);
  return html`<div class="connection-region" role="status">
    ${text ? html`<div class=${isLate ? 'connection-line' : 'connection-line is-calm'}>${text}</div>` : null}
  </div>`;
}

/**
 * @param {number} messages
 * @param {number} changes on boards
 */
function offlineText(messages, changes) {
  const waits = [counted(messages, 'message'), counted(changes, 'change')].filter(Boolean);
  if (waits.length === 0) return 'You’re offline. Connecting again…';
  return `You’re offline: ${waits.join(' and ')} ${messages + changes === 1 ? 'waits' : 'wait'}.`;
}

/**
 * @param {number} count
 * @param {string} what
 */
function counted(count, what) {
  return count === 0 ? '' : `${count} ${what}${count === 1 ? '' : 's'}`;
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
