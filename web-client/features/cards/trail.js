/** @typedef {import('../../core/board-state.js').CardTrail} CardTrail */
/** @typedef {import('../../core/board-state.js').CardComment} CardComment */
/** @typedef {import('../../core/state.js').StreamEvent} StreamEvent */
/**
 * @typedef {{kind: 'comment', key: string, at: string, comment: CardComment}
 *   | {kind: 'act', key: string, at: string, event: StreamEvent}} TrailEntry
 */

/** What happens often and says nothing to a reader. */
const SILENT = new Set(['cards.reranked', 'label.deleted', 'comment.posted', 'comment.deleted']);

/** @returns {CardTrail} of a card that is being read */
export const newTrail = (/** @type {string} */ boardId) => ({
  ...{ boardId, status: 'reading', missed: [], comments: {}, nextComments: null, activity: [], nextActivity: null },
});

/** @param {StreamEvent} event */
export const isAct = ({ type }) => !SILENT.has(type);

/**
 * @param {CardTrail} trail
 * @param {StreamEvent} event
 * @returns {CardTrail}
 */
export function foldTrail(trail, event) {
  const { type, data, actorId, at } = event;
  if (type === 'comment.posted') {
    const { cardId, id, body } = data;
    if (trail.comments[id]) return trail;
    const comment = { id, cardId, authorId: actorId, body, createdAt: at, editedAt: null, deletedAt: null, version: 1 };
    return put(trail, comment);
  }
  const comment = trail.comments[data.id];
  if (type === 'comment.edited') {
    const told = withAct(trail, event);
    if (!comment || data.version <= comment.version) return told;
    return put(told, { ...comment, body: data.body, version: data.version, editedAt: at });
  }
  if (type === 'comment.deleted') {
    const told = withoutEdits(trail, data.id);
    return comment ? put(told, { ...comment, body: '', deletedAt: at }) : told;
  }
  return isAct(event) ? withAct(trail, event) : trail;
}

/** @param {CardTrail} trail @param {StreamEvent} event @returns {CardTrail} */
function withAct(trail, event) {
  if (trail.activity.some(({ seq }) => seq === event.seq)) return trail;
  return { ...trail, activity: [event, ...trail.activity].sort((a, b) => b.seq - a.seq) };
}

/** What a deleted comment said is shown no more, nor what it had said before. @param {CardTrail} trail @param {string} id */
function withoutEdits(trail, id) {
  return { ...trail, activity: trail.activity.filter(({ type, data }) => type !== 'comment.edited' || data.id !== id) };
}

/** @param {CardTrail} trail @param {CardComment} comment @returns {CardTrail} */
function put(trail, comment) {
  return { ...trail, comments: { ...trail.comments, [comment.id]: comment } };
}

/**
 * One more page of comments, of activity, or of both, under what is known already.
 * @param {CardTrail} trail
 * @param {{comments?: {items: CardComment[], next: string | null}, activity?: {items: StreamEvent[], next: string | null}}} pages
 * @returns {CardTrail}
 */
export function withPages(trail, { comments, activity }) {
  const next = { ...trail };
  if (comments) {
    const read = Object.fromEntries(comments.items.map((comment) => [comment.id, comment]));
    next.comments = { ...read, ...trail.comments };
    next.nextComments = comments.next;
  }
  if (activity) {
    const known = new Set(trail.activity.map(({ seq }) => seq));
    const older = activity.items.filter((event) => isAct(event) && !known.has(event.seq));
    next.activity = [...trail.activity, ...older].sort((a, b) => b.seq - a.seq);
    next.nextActivity = activity.next;
  }
  return next;
}

/**
 * Comments and activity in one line of time, oldest first. Where older pages of the one are still to be read, what is
 * older of the other waits for them: a gap must not look as if nothing had happened.
 * @param {CardTrail} trail
 * @returns {TrailEntry[]}
 */
export function entriesOf(trail) {
  const comments = Object.values(trail.comments);
  const since = [
    trail.nextComments && comments.map(({ createdAt }) => createdAt).sort()[0],
    trail.nextActivity && trail.activity[trail.activity.length - 1]?.at,
  ].filter(Boolean);
  const from = since.sort()[since.length - 1] ?? '';
  /** @type {TrailEntry[]} */
  const entries = [
    ...comments.map((comment) => ({
      ...{ kind: /** @type {const} */ ('comment'), key: comment.id, at: comment.createdAt, comment },
    })),
    ...trail.activity.map((event) => ({
      ...{ kind: /** @type {const} */ ('act'), key: `act-${event.seq}`, at: event.at, event },
    })),
  ];
  return entries
    .filter(({ at }) => at >= from)
    .sort((a, b) => (a.at < b.at || (a.at === b.at && a.key < b.key) ? -1 : 1));
}
