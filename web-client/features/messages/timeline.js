/** @typedef {import('../../core/state.js').State} State */
/** @typedef {import('../../core/state.js').Message} StoredMessage */
/** @typedef {import('../../core/state.js').Timeline} StoredTimeline */
/** @typedef {import('../../core/state.js').StreamEvent} StreamEvent */

/**
 * `opId` is known when the event came live: the row that was drawn while sending keeps its place. `countedSeq` is the
 * newest reply that events have counted into `replyCount`.
 * @typedef {StoredMessage & {opId?: string | null, countedSeq?: number}} Message
 */
/**
 * `loading` counts the reads under way and `replay` keeps the events that come meanwhile: a reply may be older than
 * they are, so they are applied again on top of it. `stale` names messages that events alone cannot bring up to date.
 * `epoch` is another one when all was dropped to be read anew: what was asked before then is not taken in.
 * @typedef {Omit<StoredTimeline, 'messages'> & {
 *   messages: Record<string, Message>, loading?: number, replay?: StreamEvent[], stale?: string[], epoch?: object,
 *   opening?: boolean, failure?: 'missing' | 'failed' | null, older?: 'loading' | 'failed' | null,
 * }} Timeline
 */

/** @returns {Timeline} */
export function emptyTimeline() {
  return { messages: {}, order: [], olderCursor: null, hasOlder: false, loaded: false };
}

/**
 * Puts a message where its seq belongs. One that is there already stays as it is: it has seen the same events or more.
 *
 * @param {Timeline} timeline
 * @param {Message} message
 * @returns {Timeline}
 */
export function insert(timeline, message) {
  const { messages, order } = timeline;
  if (messages[message.id]) return timeline;
  let at = order.length;
  while (at > 0 && messages[order[at - 1]].seq > message.seq) at--;
  // Older than the oldest loaded one: it comes with its page, and must not stand before a hole.
  if (at === 0 && order.length > 0 && timeline.hasOlder) return timeline;
  return {
    ...timeline,
    messages: { ...messages, [message.id]: message },
    order: [...order.slice(0, at), message.id, ...order.slice(at)],
  };
}

/**
 * Takes in one page of the REST list, newest first. What is loaded already has been kept up to date by events.
 *
 * @param {Timeline} timeline
 * @param {{ items: Message[], next: string | null }} page
 * @returns {Timeline}
 */
export function withPage(timeline, page) {
  const fresh = page.items.filter((message) => !timeline.order.includes(message.id));
  /** @type {Record<string, Message>} */
  const messages = { ...timeline.messages };
  for (const message of fresh) messages[message.id] = message;
  const order = [...timeline.order, ...fresh.map((message) => message.id)];
  order.sort((a, b) => messages[a].seq - messages[b].seq);
  return {
    ...timeline,
    messages,
    order,
    olderCursor: page.next,
    hasOlder: page.next !== null,
    loaded: true,
    failure: null,
  };
}

/**
 * @param {State} state
 * @param {string} channelId
 * @returns {Timeline | undefined}
 */
export function timelineOf(state, channelId) {
  return state.timelines[channelId];
}

/**
 * @param {State} state
 * @param {string} channelId
 * @param {(timeline: Timeline) => Timeline} change
 * @returns {State}
 */
export function changeTimeline(state, channelId, change) {
  const before = state.timelines[channelId] ?? emptyTimeline();
  const after = change(before);
  return after === before ? state : { ...state, timelines: { ...state.timelines, [channelId]: after } };
}

/**
 * @param {State} state
 * @param {string} rootId
 * @param {(thread: Timeline) => Timeline} change
 * @returns {State}
 */
export function changeThread(state, rootId, change) {
  const before = state.threads[rootId] ?? emptyTimeline();
  const after = change(before);
  return after === before ? state : { ...state, threads: { ...state.threads, [rootId]: after } };
}

/**
 * Wherever a message is held: in its channel, in its thread, or as the root of an open thread.
 *
 * @param {State} state
 * @param {string} channelId
 * @param {string} id
 * @returns {Message | null}
 */
export function findMessage(state, channelId, id) {
  const known = state.timelines[channelId]?.messages[id];
  if (known) return known;
  const thread = Object.values(state.threads).find((each) => each.messages[id]?.channelId === channelId);
  return thread?.messages[id] ?? null;
}

/**
 * Changes a message in every place that holds it.
 *
 * @param {State} state
 * @param {string} channelId
 * @param {string} id
 * @param {(message: Message) => Message} change
 * @returns {State}
 */
export function changeMessage(state, channelId, id, change) {
  /** @param {Timeline} timeline */
  const within = (timeline) => {
    const before = timeline.messages[id];
    const after = before?.channelId === channelId ? change(before) : before;
    return after === before ? timeline : { ...timeline, messages: { ...timeline.messages, [id]: after } };
  };
  let next = state.timelines[channelId] ? changeTimeline(state, channelId, within) : state;
  for (const rootId of Object.keys(state.threads)) next = changeThread(next, rootId, within);
  return next;
}
