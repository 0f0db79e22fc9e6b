import { useEffect, useRef, useState } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { toast } from '../shell/index.js';
import { loadUntil } from './loading.js';
import { findMessage } from './timeline.js';

/** @typedef {import('./scroll-keeper.js').Anchor} Anchor */
/** @typedef {import('./timeline.js').Message} Message */

/** Browsers allow only so many changes of the history in a while. */
const REST_MS = 250;
const TARGET_SHOWN_MS = 2_500;
const UNREAD_AT = 0.2;

/** @param {string} id of a channel or a thread */
const keyOf = (id) => `place.${id}`;

/**
 * Keeps with the history entry where the reader was, so that a reload, back and forward come to the same place.
 *
 * @param {import('../../core/state.js').Context} ctx
 * @param {string} id of the channel or the thread
 */
export function usePlace(ctx, id) {
  const key = keyOf(id);
  const timer = useRef(0);
  const place = useRef(/** @type {Anchor | null} */ (null));
  const [recalled] = useState(() => /** @type {Anchor | null} */ (ctx.router.recall(key) ?? null));
  const save = () => ctx.router.remember(key, place.current);
  const saveSoon = () => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(save, REST_MS);
  };
  useEffect(() => {
    place.current = recalled;
    // A thread that is opened beside the channel makes a new entry, at which the channel has the same place.
    const stop = ctx.router.onRoute(saveSoon);
    return () => {
      stop();
      window.clearTimeout(timer.current);
    };
  }, []);
  return {
    recalled,
    /** @param {Anchor | null} anchor */
    remember(anchor) {
      place.current = anchor;
      saveSoon();
    },
  };
}

/**
 * Reads as far back as the reader was: that may be further than what is read at first.
 *
 * @param {import('../../core/state.js').Context} ctx
 * @param {string} channelId
 * @param {boolean} isLoaded whether anything of the channel has been read
 * @returns {boolean} whether the place is there, or cannot be had
 */
export function usePlaceLoaded(ctx, channelId, isLoaded) {
  const [id] = useState(() => /** @type {string | undefined} */ (ctx.router.recall(keyOf(channelId))?.id));
  const [isThere, setThere] = useState(() => !id || Boolean(findMessage(ctx.store.get(), channelId, id)));
  useEffect(() => {
    if (!id || !isLoaded || isThere) return undefined;
    let isWanted = true;
    void loadUntil(ctx, channelId, id).then(() => {
      if (isWanted) setThere(true);
    });
    return () => {
      isWanted = false;
    };
  }, [isLoaded, isThere]);
  return isThere;
}

/**
 * Where a conversation opens: where the reader was, else a little above the first unread message, else at the end.
 *
 * @param {{
 *   channel: import('../../core/state.js').Channel, rootId: string | null, messages: readonly Message[],
 *   meId: string, place: Anchor | null,
 * }} options
 * @returns {{id: string, anchor: (height: number) => Anchor} | null}
 */
export function startOf({ channel, rootId, messages, meId, place }) {
  const kept = place && messages.find((message) => message.id === place.id);
  if (kept) return { id: kept.id, anchor: () => ({ key: kept.opId ?? kept.id, top: place.top }) };
  if (rootId || channel.unread === 0) return null;
  const unread = messages.find((message) => message.seq > channel.readSeq && message.authorId !== meId);
  return unread ? { id: unread.id, anchor: (height) => ({ key: 'new', top: height * UNREAD_AT }) } : null;
}

/**
 * Brings the message that the address names before the reader, however far back it is.
 *
 * @param {{
 *   ctx: import('../../core/state.js').Context, channel: import('../../core/state.js').Channel, rootId: string | null,
 *   messages: Record<string, Message>, show: (id: string, key: string) => void,
 * }} options
 * @returns {string | null} the id of the message to point out
 */
export function useTarget({ ctx, channel, rootId, messages, show }) {
  const wanted = useStore(ctx.store, ({ route }) =>
    route?.name === (rootId ? 'thread' : 'channel') ? (route.query.message ?? null) : null,
  );
  const [target, setTarget] = useState(/** @type {string | null} */ (null));
  const latest = useRef(messages);
  latest.current = messages;
  useEffect(() => {
    let timer = 0;
    let isWanted = true;
    /** @param {string} id */
    const find = async (id) => {
      if (!latest.current[id] && !rootId) await loadUntil(ctx, channel.id, id);
      if (!isWanted) return;
      const message = findMessage(ctx.store.get(), channel.id, id);
      if (!message) return toast(ctx, 'That message isn’t here any more.');
      show(id, message.opId ?? id);
      setTarget(id);
      timer = window.setTimeout(() => setTarget(null), TARGET_SHOWN_MS);
    };
    if (wanted) void find(wanted);
    return () => {
      isWanted = false;
      window.clearTimeout(timer);
    };
  }, [wanted]);
  return target;
}
