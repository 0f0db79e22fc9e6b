/** @typedef {import('../../core/board-state.js').CardDetail} CardDetail */
/** @typedef {import('../../core/board-state.js').CheckItem} CheckItem */
/** @typedef {import('../../core/state.js').StreamEvent} StreamEvent */

/** @type {Record<string, (card: CardDetail, data: any, event: StreamEvent) => CardDetail>} */
const folds = {
  'card.updated': updated,
  'card.moved': (card, { listId, rank }) => ({ ...card, listId, rank }),
  'card.archived': (card, _, { at }) => ({ ...card, state: 'archived', stateChangedAt: at }),
  'card.trashed': (card, _, { at }) => ({ ...card, state: 'trashed', stateChangedAt: at }),
  'card.restored': (card, data, { at }) => restored(card, data.card, at),
  'list.cards_restored': (card, { cards }, { at }) => {
    const summary = shareOf(cards, card.id);
    return summary && summary.version > card.version
      ? { ...restored(card, summary, at), version: summary.version }
      : card;
  },
  // It tells no versions: what was read after it is known by when the card's state changed.
  'list.cards_archived': (card, _, { at }) =>
    card.stateChangedAt && card.stateChangedAt >= at ? card : { ...card, state: 'archived', stateChangedAt: at },
  'cards.reranked': (card, { ranks }) => ({
    ...card,
    rank: ranks.find((/** @type {any} */ each) => each.cardId === card.id)?.rank ?? card.rank,
  }),
  'card.label_added': (card, { labelId }) => ({ ...card, labelIds: including(card.labelIds, labelId) }),
  'card.label_removed': (card, { labelId }) => ({ ...card, labelIds: excluding(card.labelIds, labelId) }),
  'label.deleted': (card, { id }) => ({ ...card, labelIds: excluding(card.labelIds, id) }),
  'card.assigned': (card, { userId }) => ({ ...card, assigneeIds: including(card.assigneeIds, userId) }),
  'card.unassigned': (card, { userId }) => ({ ...card, assigneeIds: excluding(card.assigneeIds, userId) }),
  'checklist.created': (card, { checklist, ...data }) =>
    counted(
      { ...card, checklists: inOrder([...card.checklists, { ...checklist, items: inOrder(checklist.items) }]) },
      data,
    ),
  'checklist.updated': (card, { id, title }) => ({
    ...card,
    checklists: card.checklists.map((list) => (list.id === id ? { ...list, title } : list)),
  }),
  'checklist.deleted': (card, { id, ...data }) =>
    counted({ ...card, checklists: card.checklists.filter((list) => list.id !== id) }, data),
  'check_item.created': (card, { checklistId, item, ...data }) =>
    counted(withItem(card, checklistId, { assigneeId: null, ...item }), data),
  'check_item.updated': (card, { id, after, ...data }) => counted(changeItem(card, id, after), data),
  'check_item.moved': itemMoved,
  'check_item.deleted': (card, { id, ...data }) => counted(withoutItem(card, id), data),
  'comment.posted': (card, { commentCount }) => ({ ...card, commentCount }),
  'comment.deleted': (card, { commentCount }) => ({ ...card, commentCount }),
};

/**
 * An opened card, after one more event that concerns it. What the card holds already is known by its version.
 * @param {CardDetail} card
 * @param {StreamEvent} event
 * @returns {CardDetail}
 */
export function foldDetail(card, event) {
  const { type, data } = event;
  const version = data.version ?? data.card?.version;
  if (!Object.hasOwn(folds, type) || (version !== undefined && version <= card.version)) return card;
  const next = folds[type](card, data, event);
  return version === undefined ? next : { ...next, version };
}

/**
 * The cards an event tells about. One that tells of a list or of the board's labels tells about any of them.
 * @param {StreamEvent} event
 * @param {string} cardId
 */
export function concerns({ type, data }, cardId) {
  if (type === 'label.deleted') return true;
  if (type === 'list.cards_archived') return data.cardIds.includes(cardId);
  if (type === 'list.cards_restored') return shareOf(data.cards, cardId) !== undefined;
  if (type === 'cards.reranked') return data.ranks.some((/** @type {any} */ each) => each.cardId === cardId);
  return (data.cardId ?? data.card?.id) === cardId;
}

/** @param {{id: string}[]} cards @param {string} id @returns {any} */
const shareOf = (cards, id) => cards.find((card) => card.id === id);

/** @param {CardDetail} card @param {{listId: string, rank: string}} place @param {string} at @returns {CardDetail} */
const restored = (card, { listId, rank }, at) => ({ ...card, listId, rank, state: 'active', stateChangedAt: at });

/** @param {CardDetail} card @param {any} data */
function updated(card, { version, after }) {
  /** @type {any} */
  const next = { ...card, ...after };
  if ('title' in after) next.titleVersion = version;
  if ('description' in after) {
    next.description = after.description ?? '';
    next.descriptionVersion = version;
  }
  return next;
}

/** @param {CardDetail} card @param {any} data */
function counted(card, { checkDone, checkTotal }) {
  return { ...card, checkDone: checkDone ?? card.checkDone, checkTotal: checkTotal ?? card.checkTotal };
}

/** @param {CardDetail} card @param {string} checklistId @param {CheckItem} item */
function withItem(card, checklistId, item) {
  return {
    ...card,
    checklists: card.checklists.map((list) =>
      list.id === checklistId ? { ...list, items: inOrder([...list.items, item]) } : list,
    ),
  };
}

/** @param {CardDetail} card @param {string} id */
function withoutItem(card, id) {
  return {
    ...card,
    checklists: card.checklists.map((list) => ({ ...list, items: list.items.filter((item) => item.id !== id) })),
  };
}

/** @param {CardDetail} card @param {string} id @param {Partial<CheckItem>} members */
function changeItem(card, id, members) {
  return {
    ...card,
    checklists: card.checklists.map((list) => ({
      ...list,
      items: list.items.map((item) => (item.id === id ? { ...item, ...members } : item)),
    })),
  };
}

/** @param {CardDetail} card @param {any} data */
function itemMoved(card, { id, checklistId, rank }) {
  const item = card.checklists.flatMap((list) => list.items).find((each) => each.id === id);
  return item ? withItem(withoutItem(card, id), checklistId, { ...item, rank }) : card;
}

/**
 * @template {{id: string, rank: string}} T
 * @param {T[]} ranked
 */
function inOrder(ranked) {
  return [...ranked].sort((a, b) => (a.rank < b.rank || (a.rank === b.rank && a.id < b.id) ? -1 : 1));
}

/** @param {string[]} ids @param {string} id */
const including = (ids, id) => (ids.includes(id) ? ids : [...ids, id]);

/** @param {string[]} ids @param {string} id */
const excluding = (ids, id) => ids.filter((other) => other !== id);
