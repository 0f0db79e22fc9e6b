import { useEffect, useLayoutEffect, useRef, useState } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { advanced, openReading } from './reading.js';

/** @typedef {import('./timeline.js').Message} Message */

const MARK_EVERY_MS = 1_000;

/** @returns {boolean} whether the page can be seen */
function useVisible() {
  const [isVisible, setVisible] = useState(() => !document.hidden);
  useEffect(() => {
    const changed = () => setVisible(!document.hidden);
    document.addEventListener('visibilitychange', changed);
    return () => document.removeEventListener('visibilitychange', changed);
  }, []);
  return isVisible;
}

/**
 * What has been read of a conversation, and where the line above the new stands. The server is told once the end has
 * been before somebody's eyes.
 *
 * @param {{
 *   ctx: import('../../core/state.js').Context, channel: import('../../core/state.js').Channel, rootId: string | null,
 *   messages: readonly Message[], meId: string, isAtEnd: boolean,
 * }} options
 */
export function useReading({ ctx, channel, rootId, messages, meId, isAtEnd }) {
  const newest = messages[messages.length - 1]?.seq ?? 0;
  const [reading, setReading] = useState(() => (rootId ? { line: null, seen: newest } : openReading(channel)));
  const isLooking = useVisible() && isAtEnd;
  useLayoutEffect(() => {
    const newestByOthers = messages.findLast((message) => message.authorId !== meId)?.seq ?? 0;
    setReading((now) => advanced(now, { newest, newestByOthers, isLooking }));
  }, [newest, isLooking]);

  const markedAt = useRef(0);
  const isOnline = useStore(ctx.store, (state) => state.connection.status === 'online');
  const hasUnread = isOnline && rootId === null && channel.unread > 0;
  useEffect(() => {
    if (!hasUnread || !isLooking) return undefined;
    const wait = Math.max(0, markedAt.current + MARK_EVERY_MS - Date.now());
    const timer = window.setTimeout(() => {
      markedAt.current = Date.now();
      void markRead(ctx, channel.id, newest);
    }, wait);
    return () => window.clearTimeout(timer);
  }, [hasUnread, isLooking, channel.unread, newest]);

  return { reading, clearLine: () => setReading((now) => (now.line === null ? now : { ...now, line: null })) };
}

/**
 * @param {import('../../core/state.js').Context} ctx
 * @param {string} channelId
 * @param {number} newest
 */
async function markRead(ctx, channelId, newest) {
  // Replies in threads come later in the stream than the newest message, and are counted as unread too.
  const seq = Math.max(newest, ctx.connection.head(channelId) ?? 0);
  try {
    await ctx.connection.invoke('MarkRead', channelId, seq);
  } catch (error) {
    // The connection was lost meanwhile: once it is back this is tried again.
    if (/** @type {any} */ (error).name !== 'RealtimeError') throw error;
  }
}
