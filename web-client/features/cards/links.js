import { parseRoute } from '../../core/routes.js';

/** @typedef {import('../../core/state.js').State} State */
/** @typedef {import('../../core/state.js').StreamEvent} StreamEvent */
/** @typedef {import('../../core/board-state.js').CardLink} CardLink */

const ADDRESS = /https?:\/\/[^\s<>()"']+/g;
const MOST = 3;

/**
 * The cards whose addresses stand in a text, each once, three at most.
 * @param {string} body
 * @param {string} origin of this page, such as `https://example.org`
 * @returns {{workspaceId: string, boardId: string, cardId: string}[]}
 */
export function cardsIn(body, origin) {
  const found = new Map();
  for (const [address] of body.matchAll(ADDRESS)) {
    if (!address.startsWith(`${origin}/`)) continue;
    const route = parseRoute(address.slice(origin.length).replace(/[.,;:!?]+$/, ''));
    if (route.name === 'card') found.set(route.cardId, route);
  }
  return [...found.values()]
    .slice(0, MOST)
    .map(({ workspaceId, boardId, cardId }) => ({ workspaceId, boardId, cardId }));
}

/**
 * A board that is followed tells what becomes of the cards that messages show.
 * @param {State} state
 * @param {string} streamId
 * @param {StreamEvent} event
 * @returns {State}
 */
export function foldLinks(state, streamId, event) {
  const { type, data } = event;
  const ids = data.cardIds ?? [data.cardId ?? data.card?.id];
  const lists = state.boardContents[streamId]?.lists ?? {};
  let { cardLinks } = state;
  for (const id of ids) {
    const link = cardLinks[id];
    if (!link || link.boardId !== streamId) continue;
    const next = type === 'card.deleted' ? undefined : folded(link, type, data, lists);
    if (next === link) continue;
    cardLinks = { ...cardLinks };
    if (next) cardLinks[id] = next;
    else delete cardLinks[id];
  }
  return cardLinks === state.cardLinks ? state : { ...state, cardLinks };
}

/**
 * @param {CardLink} link
 * @param {string} type
 * @param {any} data
 * @param {Record<string, import('../../core/board-state.js').List>} lists
 * @returns {CardLink}
 */
function folded(link, type, data, lists) {
  if (type === 'card.updated') {
    const { title = link.title, due = link.due } = data.after;
    return { ...link, title, due };
  }
  if (type === 'card.moved') return { ...link, ...placeIn(lists[data.listId]) };
  if (type === 'card.archived' || type === 'list.cards_archived') return { ...link, state: 'archived' };
  if (type === 'card.trashed') return { ...link, state: 'trashed' };
  if (type === 'card.restored') return { ...link, state: 'active', ...placeIn(lists[data.card.listId]) };
  if (type === 'card.assigned') return { ...link, assigneeIds: [...new Set([...link.assigneeIds, data.userId])] };
  if (type === 'card.unassigned')
    return { ...link, assigneeIds: link.assigneeIds.filter((userId) => userId !== data.userId) };
  return link;
}

/** @param {import('../../core/board-state.js').List | undefined} list unknown where the board is not read yet */
const placeIn = (list) => (list ? { listName: list.name, isDone: list.kind === 'closed' } : {});
