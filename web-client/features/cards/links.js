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
  const lists = state.boardContents[streamId]?.lists ?? {};
  let { cardLinks } = state;
  for (const id of idsIn(cardLinks, event)) {
    const link = cardLinks[id];
    // What was read later than this was told holds it already.
    if (!link || link.boardId !== streamId || event.seq <= (link.head ?? 0)) continue;
    const next = type === 'card.deleted' ? undefined : folded(link, type, data, lists);
    if (next === link) continue;
    cardLinks = { ...cardLinks };
    if (next) cardLinks[id] = next;
    else delete cardLinks[id];
  }
  const linkBoards = heard(state.linkBoards, streamId, event.seq);
  const isSame = cardLinks === state.cardLinks && linkBoards === state.linkBoards;
  return isSame ? state : { ...state, cardLinks, linkBoards };
}

/**
 * The shown cards that an event may tell about; one of a list, all that are in it.
 * @param {Record<string, CardLink>} cardLinks
 * @param {StreamEvent} event
 * @returns {string[]}
 */
function idsIn(cardLinks, { type, data }) {
  if (type !== 'list.updated' && type !== 'list.deleted')
    return data.cardIds ?? data.cards?.map(idOf) ?? [data.cardId ?? data.card?.id];
  return Object.values(cardLinks)
    .filter(({ listId }) => listId === data.id)
    .map(idOf);
}

/**
 * @param {State['linkBoards']} linkBoards
 * @param {string} boardId
 * @param {number} seq
 */
function heard(linkBoards, boardId, seq) {
  const board = linkBoards[boardId];
  return board && seq > board.head ? { ...linkBoards, [boardId]: { ...board, head: seq } } : linkBoards;
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
  if (type === 'list.updated') return { ...link, ...placeOf(data) };
  if (type === 'list.deleted') return { ...link, listName: null };
  if (type === 'card.moved') return { ...link, ...placeIn(lists, data.listId) };
  if (type === 'card.archived' || type === 'list.cards_archived') return { ...link, state: 'archived' };
  if (type === 'card.trashed') return { ...link, state: 'trashed' };
  if (type === 'card.restored') return { ...link, state: 'active', ...placeIn(lists, data.card.listId) };
  if (type === 'list.cards_restored') return { ...link, state: 'active', ...placeIn(lists, data.listId) };
  if (type === 'card.assigned') return { ...link, assigneeIds: [...new Set([...link.assigneeIds, data.userId])] };
  if (type === 'card.unassigned')
    return { ...link, assigneeIds: link.assigneeIds.filter((userId) => userId !== data.userId) };
  return link;
}

const idOf = (/** @type {{id: string}} */ { id }) => id;

/** @param {{id: string, name: string, kind: string}} list */
const placeOf = ({ id, name, kind }) => ({ listId: id, listName: name, isDone: kind === 'closed' });

/**
 * Where the board was not read its lists are unknown, and what is said of the card has to be read once more.
 * @param {Record<string, import('../../core/board-state.js').List>} lists
 * @param {string} listId
 */
const placeIn = (lists, listId) => (lists[listId] ? placeOf(lists[listId]) : { listId, isStale: true });
