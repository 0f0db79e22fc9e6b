import { sentenceFor, toast } from '../shell/index.js';
import { newTrail, withPages } from './trail.js';
import { withRead, withTrail, withoutCard } from './fold.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/board-state.js').CardDetail} CardDetail */
/** @typedef {import('../../core/board-state.js').CardTrail} CardTrail */

/**
 * Reads a card with the newest of what was said and done about it. Its board is followed already: what happens while
 * the reply is under way is kept and folded in.
 * @param {Context} ctx
 * @param {string} boardId
 * @param {string} cardId
 */
export async function openCard(ctx, boardId, cardId) {
  const known = ctx.store.get().cardTrails[cardId];
  if (known?.status === 'reading') return;
  const trail = newTrail(boardId);
  // What is shown already stays until the newer is here.
  ctx.store.update((state) => withTrail(state, cardId, { ...(known ?? trail), status: 'reading', missed: [] }));
  try {
    const [card, comments, activity] = await Promise.all([
      ctx.api.get(`cards/${cardId}`),
      ctx.api.get(`cards/${cardId}/comments?limit=50`),
      ctx.api.get(`cards/${cardId}/activity?limit=50`),
    ]);
    if (card.boardId !== boardId) ctx.store.update((state) => withoutCard(state, cardId));
    else ctx.store.update((state) => withRead(state, card, withPages(trail, { comments, activity })));
  } catch (error) {
    const { code, name } = /** @type {any} */ (error);
    if (name !== 'RealtimeError') throw error;
    ctx.store.update((state) =>
      code === 'resource.not_found'
        ? withoutCard(state, cardId)
        : withTrail(state, cardId, { ...trail, status: 'failed' }),
    );
  }
}

/**
 * @param {Context} ctx
 * @param {string} cardId
 */
export async function loadEarlier(ctx, cardId) {
  const { nextComments, nextActivity } = ctx.store.get().cardTrails[cardId];
  const page = async (/** @type {string} */ what, /** @type {string | null} */ before) =>
    before === null ? undefined : ctx.api.get(`cards/${cardId}/${what}?limit=50&before=${encodeURIComponent(before)}`);
  const [comments, activity] = await Promise.all([page('comments', nextComments), page('activity', nextActivity)]);
  ctx.store.update((state) => withTrail(state, cardId, withPages(state.cardTrails[cardId], { comments, activity })));
}

/**
 * Keeps a card as the server answered with it, unless events have told of something newer.
 * @param {Context} ctx
 * @param {CardDetail} card
 */
export function remember(ctx, card) {
  ctx.store.update((state) => {
    const known = state.cards[card.id];
    return !known || known.version > card.version ? state : { ...state, cards: { ...state.cards, [card.id]: card } };
  });
}

/**
 * Runs a command whose answer is the card.
 * @param {Context} ctx
 * @param {'post' | 'put' | 'patch' | 'delete'} method
 * @param {string} path
 * @param {unknown} [body]
 * @param {{version?: number}} [options]
 * @returns {Promise<CardDetail>}
 */
export async function change(ctx, method, path, body, options) {
  const { api } = ctx;
  const card = await (method === 'delete' ? api.delete(path, options) : api[method](path, body, options));
  remember(ctx, card);
  return card;
}

/**
 * Does something small whose failure is told by a toast.
 * @param {Context} ctx
 * @param {() => Promise<unknown>} run
 * @returns {Promise<boolean>} whether it was done
 */
export async function attempt(ctx, run) {
  try {
    await run();
    return true;
  } catch (error) {
    if (/** @type {any} */ (error).name !== 'RealtimeError') throw error;
    toast(ctx, sentenceFor(error), undefined, 'danger');
    return false;
  }
}

/**
 * Writes a card's text or properties. Text is written over what was seen: somebody else's newer text is a conflict.
 * @param {Context} ctx
 * @param {string} cardId
 * @param {Record<string, unknown>} members
 * @param {number} [version] which was seen
 */
export const updateCard = (ctx, cardId, members, version) =>
  change(ctx, 'patch', `cards/${cardId}`, members, version === undefined ? {} : { version });

/**
 * @param {Context} ctx
 * @param {string} cardId
 * @param {'labels' | 'assignees'} kind
 * @param {string} id
 * @param {boolean} isOn
 */
export const toggle = (ctx, cardId, kind, id, isOn) =>
  change(ctx, isOn ? 'put' : 'delete', `cards/${cardId}/${kind}/${id}`);

/** @param {Context} ctx @param {string} cardId @param {string} body */
export const postComment = (ctx, cardId, body) => ctx.api.post(`cards/${cardId}/comments`, { body });

/** @param {Context} ctx @param {import('../../core/board-state.js').CardComment} comment @param {string} body */
export const editComment = (ctx, comment, body) =>
  ctx.api.patch(`comments/${comment.id}`, { body }, { version: comment.version });

/** @param {Context} ctx @param {string} commentId */
export const deleteComment = (ctx, commentId) => ctx.api.delete(`comments/${commentId}`);
