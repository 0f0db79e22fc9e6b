import { fullJitter } from './backoff.js';
import { callListener, parseHubError, RealtimeError } from './errors.js';
import { makeSignalRHub } from './hub.js';
import { listenToPage } from './page.js';
import { createSubscriptions } from './subscriptions.js';

/** A start that takes longer has failed: a network that swallows everything reports nothing for minutes. */
const START_TIMEOUT_MS = 20_000;
/** A connection that lasted this long was sound, so the next attempt may come soon. */
const SOUND_MS = 5_000;
/** After a wake the server must be heard within this time, else the socket died while the computer slept. */
const WAKE_TIMEOUT_MS = 10_000;

/** @typedef {'connecting' | 'online' | 'offline'} Status */
/** @typedef {{ streamId: string, type: string, actorId: string, data: any }} Signal */
/** @typedef {import('./hub.js').Hub} Hub */
/** @typedef {import('./subscriptions.js').StreamHandlers} StreamHandlers */
/**
 * @typedef {{
 *   start(): void, stop(): void, status(): Status, onStatus(listener: (status: Status) => void): () => void,
 *   onSignal(listener: (signal: Signal) => void): () => void,
 *   onJoined(listener: (streamId: string) => void): () => void,
 *   subscribe(streamId: string, after: number | null, handlers: StreamHandlers): void,
 *   unsubscribe(streamId: string): void, head(streamId: string): number | null, behind(): number,
 *   invoke(method: string, ...args: unknown[]): Promise<any>,
 * }} Connection
 *   onJoined: signals of a stream are heard from now on, once for each time that it was joined · head: the last event of a stream that was given out · behind: how many events of all streams are known of but not
 *   given out yet · invoke: a hub method's reply; throws a RealtimeError, `connection.lost` when not online
 */

const systemClock = {
  now: () => Date.now(),
  setTimeout: (/** @type {() => void} */ fn, /** @type {number} */ ms) => setTimeout(fn, ms),
  clearTimeout: (/** @type {any} */ timer) => clearTimeout(timer),
};

/**
 * The one live connection of a page. It retries for ever, and its streams come out whole and in order whatever
 * happens to the socket.
 *
 * @param {{
 *   url: string,
 *   api: { get(path: string): Promise<any> },
 *   makeHub?: (url: string) => Hub,
 *   clock?: import('./subscriptions.js').Clock,
 *   random?: () => number,
 *   page?: typeof listenToPage,
 * }} options
 * @returns {Connection}
 */
export function createConnection({
  url,
  api,
  makeHub = makeSignalRHub,
  clock = systemClock,
  random = Math.random,
  page = listenToPage,
}) {
  /** @type {Status} */
  let status = 'offline';
  /** @type {Hub | null} the one that is starting or online */
  let hub = null;
  /** @type {(() => void) | null} set while started */
  let leavePage = null;
  let attempt = 0;
  let onlineSince = 0;
  let heardAt = 0;
  /** @type {any} */
  let retryTimer = null;
  /** @type {any} */
  let watchTimer = null;
  /** @type {Set<(status: Status) => void>} */
  const statusListeners = new Set();
  /** @type {Set<(signal: Signal) => void>} */
  const signalListeners = new Set();
  /** @type {Set<(streamId: string) => void>} */
  const joinedListeners = new Set();

  const subscriptions = createSubscriptions({
    clock,
    random,
    ask: (streamId, after) => invoke('Subscribe', streamId, after),
    onJoined: (streamId) => {
      for (const listener of [...joinedListeners]) callListener(() => listener(streamId));
    },
  });

  /** @param {Status} next */
  function become(next) {
    if (status === next) return;
    status = next;
    for (const listener of [...statusListeners]) callListener(() => listener(next));
  }

  async function connect() {
    if (!leavePage || hub) return;
    clearTimers();
    const mine = makeHub(url);
    hub = mine;
    mine.on('Events', (batch) => hear(mine, () => subscriptions.receive(batch)));
    mine.on('Heads', (heads) => hear(mine, () => subscriptions.compare(heads)));
    mine.on('Signal', (signal) => hear(mine, () => tell(signal)));
    mine.on('Drain', ({ delayMs }) => hear(mine, () => drain(mine, delayMs)));
    mine.onclose(() => lose(mine));
    watchTimer = clock.setTimeout(() => lose(mine), START_TIMEOUT_MS);
    try {
      await mine.start();
    } catch {
      // Why does not matter: every failed start is tried again, and the session is looked at.
      if (hub === mine) void checkSession();
      lose(mine);
      return;
    }
    if (hub !== mine) return;
    clearTimers();
    onlineSince = heardAt = clock.now();
    subscriptions.resume();
    become('online');
  }

  /**
   * @param {Hub} from
   * @param {() => void} handle
   */
  function hear(from, handle) {
    // A hub that was given up can still hold frames; the next one replays them.
    if (from !== hub) return;
    heardAt = clock.now();
    handle();
  }

  /** @param {Signal} signal */
  function tell(signal) {
    for (const listener of [...signalListeners]) callListener(() => listener(signal));
  }

  /** @param {Hub} which */
  function lose(which) {
    if (hub !== which) return;
    const wasOnline = status === 'online';
    release();
    if (wasOnline && clock.now() - onlineSince >= SOUND_MS) attempt = 0;
    retryTimer = clock.setTimeout(connect, fullJitter(attempt++, random));
    become(wasOnline ? 'connecting' : 'offline');
  }

  /** Lets go of the hub, if there is one. */
  function release() {
    clearTimers();
    const mine = hub;
    hub = null;
    subscriptions.suspend();
    // A hub that is closed already, or never was open, may refuse to stop: it is gone either way.
    mine?.stop().catch(() => undefined);
  }

  /**
   * @param {Hub} which
   * @param {number} delayMs
   */
  function drain(which, delayMs) {
    clock.setTimeout(() => {
      if (hub !== which) return;
      release();
      attempt = 0;
      become('connecting');
      void connect();
    }, random() * delayMs);
  }

  /** A browser does not tell a refused handshake from an absent network, so a REST call has to. */
  async function checkSession() {
    try {
      await api.get('me');
    } catch (error) {
      if (/** @type {RealtimeError} */ (error).code === 'auth.required') stop();
    }
  }

  function wake() {
    if (!leavePage) return;
    if (status !== 'online') {
      attempt = 0;
      void connect();
      return;
    }
    subscriptions.resume();
    const since = clock.now();
    const mine = hub;
    clock.clearTimeout(watchTimer);
    watchTimer = clock.setTimeout(() => {
      if (mine && heardAt < since) lose(mine);
    }, WAKE_TIMEOUT_MS);
  }

  function sleep() {
    if (!leavePage) return;
    release();
    // The browser can be wrong about the network, so the retries go on.
    retryTimer = clock.setTimeout(connect, fullJitter(attempt++, random));
    become('offline');
  }

  function clearTimers() {
    clock.clearTimeout(retryTimer);
    clock.clearTimeout(watchTimer);
  }

  function start() {
    if (leavePage) return;
    leavePage = page({ onWake: wake, onSleep: sleep });
    attempt = 0;
    become('connecting');
    void connect();
  }

  function stop() {
    leavePage?.();
    leavePage = null;
    release();
    become('offline');
  }

  /**
   * @param {string} method
   * @param {unknown[]} args
   */
  async function invoke(method, ...args) {
    const mine = hub;
    if (!mine || (status !== 'online' && method !== 'Subscribe')) {
      throw new RealtimeError('connection.lost', 'The connection was lost.');
    }
    try {
      const reply = await mine.invoke(method, ...args);
      heardAt = clock.now();
      return reply;
    } catch (error) {
      throw parseHubError(/** @type {Error} */ (error).message);
    }
  }

  /** @param {string} streamId */
  function unsubscribe(streamId) {
    if (!subscriptions.remove(streamId) || status !== 'online') return;
    // Whatever becomes of it, nothing of this stream is given out any more.
    invoke('Unsubscribe', streamId).catch(() => undefined);
  }

  return {
    start,
    stop,
    status: () => status,
    onStatus: (listener) => listen(statusListeners, listener),
    onSignal: (listener) => listen(signalListeners, listener),
    onJoined: (listener) => listen(joinedListeners, listener),
    subscribe: subscriptions.add,
    unsubscribe,
    head: subscriptions.head,
    behind: subscriptions.behind,
    invoke,
  };
}

/**
 * @template F
 * @param {Set<F>} listeners
 * @param {F} listener
 */
function listen(listeners, listener) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
