import { concerns, foldDetail } from './detail.js';
import { foldLinks } from './links.js';
import { foldTrail } from './trail.js';

/** @typedef {import('../../core/state.js').State} State */
/** @typedef {import('../../core/state.js').StreamEvent} StreamEvent */

/**
 * The cards that were opened, what was said and done about them, and the cards that addresses in messages show.
 * @param {State} state
 * @param {string} streamId
 * @param {StreamEvent} event
 * @returns {State}
 */
export function fold(state, streamId, event) {
  const linked = foldLinks(state, streamId, event);
  return Object.entries(linked.cardTrails).reduce((next, [cardId, trail]) => {
    if (trail.boardId !== streamId || !concerns(event, cardId)) return next;
    if (trail.status === 'reading') {
      return withTrail(next, cardId, { ...trail, missed: [...trail.missed, event] });
    }
    const card = next.cards[cardId];
    if (trail.status !== 'ready' || !card) return next;
    if (event.type === 'card.deleted') return withoutCard(next, cardId);
    const cards = { ...next.cards, [cardId]: foldDetail(card, event) };
    return withTrail({ ...next, cards }, cardId, foldTrail(trail, event));
  }, linked);
}

/**
 * A card has been read: what happened to it while the reply was under way is folded in.
 * @param {State} state
 * @param {import('../../core/board-state.js').CardDetail} card
 * @param {Parameters<typeof import('./trail.js').withPages>[0]} trail with its first pages
 * @returns {State}
 */
export function withRead(state, card, trail) {
  const missed = state.cardTrails[card.id]?.missed ?? [];
  if (missed.some(({ type }) => type === 'card.deleted')) return withoutCard(state, card.id);
  const ready = { ...trail, status: /** @type {const} */ ('ready'), missed: [] };
  const cards = { ...state.cards, [card.id]: missed.reduce(foldDetail, card) };
  return withTrail({ ...state, cards }, card.id, missed.reduce(foldTrail, ready));
}

/** @param {State} state @param {string} cardId @returns {State} */
export function withoutCard(state, cardId) {
  const { [cardId]: _, ...cards } = state.cards;
  const trail = state.cardTrails[cardId];
  return trail
    ? withTrail({ ...state, cards }, cardId, { ...trail, status: 'missing', missed: [] })
    : { ...state, cards };
}

/**
 * @param {State} state
 * @param {string} cardId
 * @param {import('../../core/board-state.js').CardTrail} trail
 * @returns {State}
 */
export function withTrail(state, cardId, trail) {
  return { ...state, cardTrails: { ...state.cardTrails, [cardId]: trail } };
}
