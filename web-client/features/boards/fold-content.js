import { withoutEmpty } from './summary.js';

/** @typedef {import('../../core/board-state.js').BoardContent} BoardContent */
/** @typedef {import('../../core/board-state.js').CardSummary} CardSummary */
/** @typedef {import('../../core/state.js').StreamEvent} StreamEvent */

/** @type {Record<string, (content: BoardContent, data: any) => BoardContent>} */
const folds = {
  'label.created': (content, { id, name, color }) => put(content, 'labels', { id, name, color }),
  'label.updated': (content, { id, name, color }) => put(content, 'labels', { id, name, color }),
  'label.deleted': labelDeleted,
  'list.created': (content, list) => put(content, 'lists', list),
  // Members that are null are left out of events: an absent limit is no limit.
  'list.updated': (content, { former: _, ...list }) =>
    put(content, 'lists', { ...content.lists[list.id], wipLimit: null, ...list }),
  'list.moved': (content, { id, rank, version }) =>
    content.lists[id] ? put(content, 'lists', { ...content.lists[id], rank, version }) : content,
  'list.deleted': (content, { id }) => remove(content, 'lists', [id]),
  'list.cards_archived': (content, { cardIds }) => remove(content, 'cards', cardIds),
  'list.cards_restored': (content, { cards }) => ({
    ...content,
    cards: {
      ...content.cards,
      ...Object.fromEntries(cards.map((/** @type {any} */ card) => [card.id, withoutEmpty(card)])),
    },
  }),
  'card.created': (content, { card }) => put(content, 'cards', withoutEmpty(card)),
  'card.restored': (content, { card }) => put(content, 'cards', withoutEmpty(card)),
  'card.updated': cardUpdated,
  'card.moved': (content, { cardId, version, listId, rank }) => change(content, cardId, { version, listId, rank }),
  'card.archived': (content, { cardId }) => remove(content, 'cards', [cardId]),
  'card.trashed': (content, { cardId }) => remove(content, 'cards', [cardId]),
  'card.deleted': (content, { cardId }) => remove(content, 'cards', [cardId]),
  'cards.reranked': (content, { ranks }) =>
    ranks.reduce(
      (/** @type {BoardContent} */ next, /** @type {any} */ { cardId, rank }) => change(next, cardId, { rank }),
      content,
    ),
  'card.label_added': (content, data) => include(content, data, 'labelIds', data.labelId),
  'card.label_removed': (content, data) => exclude(content, data, 'labelIds', data.labelId),
  'card.assigned': (content, data) => include(content, data, 'assigneeIds', data.userId),
  'card.unassigned': (content, data) => exclude(content, data, 'assigneeIds', data.userId),
  'checklist.created': counted,
  'checklist.updated': versioned,
  'checklist.deleted': counted,
  'check_item.created': counted,
  'check_item.updated': counted,
  'check_item.moved': versioned,
  'check_item.deleted': counted,
  'comment.posted': (content, { cardId, commentCount }) => change(content, cardId, { commentCount }),
  'comment.deleted': (content, { cardId, commentCount }) => change(content, cardId, { commentCount }),
};

/**
 * What is on a board, after one more event of its stream. Every event tells how things are, not by how much they
 * changed: a read that is newer than its head comes out right once the events up to it have been folded too.
 * @param {BoardContent} content
 * @param {StreamEvent} event
 * @returns {BoardContent}
 */
export function foldContent(content, { type, data }) {
  return Object.hasOwn(folds, type) ? folds[type](content, data) : content;
}

/**
 * @param {BoardContent} content
 * @param {'labels' | 'lists' | 'cards'} kind
 * @param {any} item
 * @returns {BoardContent}
 */
function put(content, kind, item) {
  return { ...content, [kind]: { ...content[kind], [item.id]: item } };
}

/**
 * @param {BoardContent} content
 * @param {'lists' | 'cards'} kind
 * @param {string[]} ids
 * @returns {BoardContent}
 */
function remove(content, kind, ids) {
  if (!ids.some((id) => content[kind][id])) return content;
  const rest = { ...content[kind] };
  for (const id of ids) delete rest[id];
  return { ...content, [kind]: rest };
}

/**
 * @param {BoardContent} content
 * @param {string} cardId
 * @param {Record<string, unknown>} members
 */
function change(content, cardId, members) {
  const card = content.cards[cardId];
  return card ? put(content, 'cards', withoutEmpty(/** @type {any} */ ({ ...card, ...members }))) : content;
}

/**
 * @param {BoardContent} content
 * @param {any} data
 */
function cardUpdated(content, { cardId, version, after }) {
  const { description, ...members } = after;
  const text = description === undefined ? {} : { hasDescription: Boolean(description) };
  return change(content, cardId, { ...members, ...text, version });
}

/**
 * @param {BoardContent} content
 * @param {any} data
 */
function counted(content, { cardId, version, checkDone, checkTotal }) {
  return change(content, cardId, { version, checkDone, checkTotal });
}

/**
 * @param {BoardContent} content
 * @param {any} data
 */
function versioned(content, { cardId, version }) {
  return change(content, cardId, { version });
}

/**
 * @param {BoardContent} content
 * @param {any} data
 * @param {'labelIds' | 'assigneeIds'} member
 * @param {string} id
 */
function include(content, { cardId, version }, member, id) {
  const ids = content.cards[cardId]?.[member] ?? [];
  return change(content, cardId, { version, [member]: ids.includes(id) ? ids : [...ids, id] });
}

/**
 * @param {BoardContent} content
 * @param {any} data
 * @param {'labelIds' | 'assigneeIds'} member
 * @param {string} id
 */
function exclude(content, { cardId, version }, member, id) {
  const ids = content.cards[cardId]?.[member] ?? [];
  return change(content, cardId, { version, [member]: ids.filter((other) => other !== id) });
}

/**
 * @param {BoardContent} content
 * @param {{id: string}} data
 */
function labelDeleted(content, { id }) {
  const { [id]: _, ...labels } = content.labels;
  /** @param {CardSummary} card */
  const without = (card) =>
    card.labelIds?.includes(id)
      ? withoutEmpty({ ...card, labelIds: card.labelIds.filter((other) => other !== id) })
      : card;
  const cards = Object.fromEntries(Object.entries(content.cards).map(([key, card]) => [key, without(card)]));
  return { ...content, labels, cards };
}
