/** @typedef {import('../../../web-client/core/stream.js').StreamEvent} StreamEvent */

const PAGE = 4;
const RESYNC_BEYOND = 40;

/** A server that is nothing but a log, behind a network that loses, repeats and reorders what tests tell it to. */
export class FakeServer {
  /** @type {Map<string, StreamEvent[]>} */
  streams = new Map();
  /** @type {FakeHub[]} every hub that was ever made */
  hubs = [];
  isUp = true;
  /** What `start` does while the server is up. @type {'answers' | 'hangs'} */
  handshake = 'answers';
  /** Whether a hub that is stopped takes its time, as a socket does whose other end is gone. */
  closesLate = false;
  /** Refusals by stream: `<code>: <text>`. @type {Map<string, string>} */
  denied = new Map();
  /** @type {string[]} */
  calls = [];

  makeHub = () => {
    const hub = new FakeHub(this);
    this.hubs.push(hub);
    return hub;
  };

  /** @returns {FakeHub[]} */
  get open() {
    return this.hubs.filter((hub) => hub.isOpen);
  }

  /** @param {string} streamId */
  log(streamId) {
    if (!this.streams.has(streamId)) this.streams.set(streamId, []);
    return /** @type {StreamEvent[]} */ (this.streams.get(streamId));
  }

  /**
   * @param {string} streamId
   * @param {string | null} [opId]
   * @returns {StreamEvent} the same again for an operation that is known
   */
  post(streamId, opId = null, body = '') {
    const log = this.log(streamId);
    const done = opId === null ? undefined : log.find((event) => event.opId === opId);
    if (done) return done;
    const seq = log.length + 1;
    const event = {
      seq,
      type: 'message.posted',
      actorId: 'ana',
      at: '',
      opId,
      data: { id: `${streamId}-${seq}`, body },
    };
    log.push(event);
    for (const hub of this.open) if (hub.groups.has(streamId)) hub.push('Events', { streamId, events: [event] });
    return event;
  }

  /** Each hub is told of the streams that moved since it was last told. */
  tellHeads() {
    for (const hub of this.open) {
      const heads = [...hub.groups].map((id) => [id, this.log(id).length]);
      const moved = heads.filter(([id, head]) => hub.told.get(id) !== head);
      for (const [id, head] of moved) hub.told.set(id, head);
      if (moved.length > 0) hub.push('Heads', Object.fromEntries(moved));
    }
  }

  crash() {
    this.isUp = false;
    for (const hub of this.open) hub.close();
  }
}

/** @implements {HubShape} */
export class FakeHub {
  isOpen = false;
  /** Whether the client has given it up; until it is closed, what is under way still arrives. */
  isStopping = false;
  /** When set, invocations do not even reach the server. */
  isDeaf = false;
  groups = new Set();
  told = new Map();
  /** Frames on their way to the client. @type {{ name: string, payload: any }[]} */
  wire = [];
  /** Replies on their way; they keep their order. @type {(() => void)[]} */
  replies = [];
  /** When set, frames and replies wait for the test to deliver them. */
  isHeldBack = false;
  /** @type {Map<string, (payload: any) => void>} */
  #handlers = new Map();
  /** @type {(() => void)[]} */
  #onClose = [];
  /** @type {Set<(error: Error) => void>} */
  #open = new Set();

  /** @param {FakeServer} server */
  constructor(server) {
    this.server = server;
  }

  async start() {
    if (!this.server.isUp) throw new Error('Failed to start the connection');
    if (this.server.handshake === 'hangs') await new Promise(() => undefined);
    this.isOpen = true;
  }

  async stop() {
    this.isStopping = true;
    if (!this.server.closesLate) this.close();
  }

  close() {
    if (!this.isOpen) return;
    this.isOpen = false;
    for (const reject of this.#open)
      reject(new Error('Invocation canceled due to the underlying connection being closed.'));
    for (const listener of this.#onClose) listener();
  }

  /** @param {string} name @param {(payload: any) => void} handler */
  on(name, handler) {
    this.#handlers.set(name, handler);
  }

  /** @param {() => void} listener */
  onclose(listener) {
    this.#onClose.push(listener);
  }

  /** @param {string} method @param {any[]} args @returns {Promise<any>} */
  invoke(method, ...args) {
    this.server.calls.push(`${method} ${JSON.stringify(args)}`);
    return new Promise((resolve, reject) => {
      if (!this.isOpen) return reject(new Error('Cannot send data if the connection is not in the Connected State.'));
      this.#open.add(reject);
      if (this.isDeaf) return;
      const answer = this.#answer(method, args);
      this.replies.push(() => {
        this.#open.delete(reject);
        if (answer instanceof Error) reject(answer);
        else resolve(answer);
      });
      if (!this.isHeldBack) this.deliverReplies();
    });
  }

  /** @param {string} name @param {any} payload */
  push(name, payload) {
    this.wire.push({ name, payload });
    if (!this.isHeldBack) this.deliverAll();
  }

  /**
   * What is broadcast can be lost between nodes; what a node itself says cannot, but with the connection.
   *
   * @param {number} index
   */
  lose(index) {
    if (this.wire[index]?.name === 'Events') this.wire.splice(index, 1);
  }

  /** @param {number} index */
  deliver(index) {
    const [frame] = this.wire.splice(index, 1);
    if (frame && this.isOpen) this.#handlers.get(frame.name)?.(frame.payload);
  }

  deliverAll() {
    while (this.wire.length > 0) this.deliver(0);
  }

  deliverReplies() {
    for (const reply of this.replies.splice(0)) if (this.isOpen) reply();
  }

  /** @param {string} method @param {any[]} args */
  #answer(method, args) {
    const [first] = args;
    const streamId = typeof first === 'string' ? first : first.channelId;
    const refusal = this.server.denied.get(streamId);
    if (refusal) return new Error(`An unexpected error occurred invoking '${method}'. HubException: ${refusal}`);
    if (method === 'Subscribe') return this.#subscribe(first, args[1]);
    if (method === 'Unsubscribe') return void this.groups.delete(first);
    const { seq, data } = this.server.post(first.channelId, first.opId, first.body);
    return { id: data.id, seq };
  }

  /** @param {string} streamId @param {number | null} after */
  #subscribe(streamId, after) {
    this.groups.add(streamId);
    const log = this.server.log(streamId);
    const head = log.length;
    const from = after ?? head;
    if (from > head || head - from > RESYNC_BEYOND) return { streamId, head, events: [], resync: true };
    return { streamId, head, events: log.slice(from, from + PAGE), resync: false };
  }
}

/** @typedef {import('../../../web-client/core/hub.js').Hub} HubShape */
