import fc from 'fast-check';
import { withoutEmpty } from '../../../web-client/features/boards/summary.js';

/** @typedef {import('../../../web-client/core/state.js').StreamEvent} StreamEvent */
/** @typedef {import('../../../web-client/core/board-state.js').BoardContent} BoardContent */

export const BOARD = 'board';
const small = fc.nat(5);
const rank = fc.constantFrom('a', 'b', 'b5', 'c', 'd');

/** What people do on a board: each names its cards, lists and labels by number, so that any order of them makes sense. */
export const boardDoings = fc.array(
  fc.record({
    what: fc.constantFrom(
      ...[
        'list',
        'rename list',
        'move list',
        'delete list',
        'archive list',
        'restore list',
        'label',
        'rename label',
        'delete label',
      ],
      ...['card', 'card', 'edit', 'describe', 'move', 'move', 'archive', 'trash', 'restore', 'delete', 'rerank'],
      ...['label on', 'label off', 'assign', 'unassign', 'check', 'comment', 'uncomment', 'unknown'],
    ),
    card: small,
    list: fc.nat(2),
    label: fc.nat(2),
    rank,
    number: fc.nat(3),
  }),
  { maxLength: 40 },
);

/** @typedef {typeof boardDoings extends fc.Arbitrary<infer T> ? T : never} BoardDoings */

/**
 * A board as a server would keep it, the events it tells, and what it answers to a read after each.
 * @param {BoardDoings} doings
 */
export function boardHistory(doings) {
  /** @type {Record<string, any>} */
  const labels = {};
  /** @type {Record<string, any>} */
  const lists = {};
  /** @type {Record<string, any>} */
  const cards = {};
  /** @type {StreamEvent[]} */
  const events = [];
  /** @type {BoardContent[]} */
  const reads = [];
  const read = () => {
    const active = Object.values(cards).filter(({ state }) => state === 'active');
    reads.push(
      structuredClone({
        ...{ labels, lists, loaded: true, head: events.length },
        cards: Object.fromEntries(active.map(({ state: _, comments: _c, ...card }) => [card.id, withoutEmpty(card)])),
      }),
    );
  };
  const tell = (/** @type {string} */ type, /** @type {any} */ data) => {
    events.push({ seq: events.length + 1, type, actorId: 'ana', at: '', opId: null, data: structuredClone(data) });
    read();
  };
  read();
  for (const step of doings) act(step, { labels, lists, cards }, tell);
  return { events, reads };
}

/**
 * @param {BoardDoings[number]} step
 * @param {{labels: Record<string, any>, lists: Record<string, any>, cards: Record<string, any>}} board
 * @param {(type: string, data: any) => void} tell
 */
function act({ what, ...step }, { labels, lists, cards }, tell) {
  const list = lists[`list${step.list}`];
  const label = labels[`label${step.label}`];
  const card = cards[`card${step.card}`];
  const isActive = card?.state === 'active';
  const summary = () => {
    const { state: _, comments: _c, ...rest } = card;
    return rest;
  };
  const bump = () => ({ cardId: card.id, version: ++card.version });
  const set = (/** @type {string} */ member, /** @type {string} */ id, /** @type {boolean} */ isOn) => {
    const ids = (card[member] ?? []).filter((/** @type {string} */ other) => other !== id);
    card[member] = isOn ? [...(card[member] ?? []).filter((/** @type {string} */ each) => each !== id), id] : ids;
  };
  const has = (/** @type {string} */ member, /** @type {string} */ id) => (card[member] ?? []).includes(id);

  if (what === 'unknown') return tell('something.new', { cardId: 'card0' });
  if (what === 'list' && !list) {
    const made = { id: `list${step.list}`, name: 'L', rank: step.rank, kind: 'open', wipMode: 'warn', version: 1 };
    lists[made.id] = { ...made, wipLimit: null };
    return tell('list.created', { ...made, wipLimit: null });
  }
  if (what === 'label' && !label) {
    labels[`label${step.label}`] = { id: `label${step.label}`, name: '', color: 'red' };
    return tell('label.created', labels[`label${step.label}`]);
  }
  if (what === 'card' && !card && list) {
    const made = {
      id: `card${step.card}`,
      listId: list.id,
      rank: step.rank,
      version: 1,
      title: 'A card',
      checkDone: 0,
    };
    cards[made.id] = { ...made, state: 'active' };
    return tell('card.created', { card: made });
  }
  if (label) {
    if (what === 'rename label')
      return tell('label.updated', Object.assign(label, { name: `n${step.number}`, color: 'blue' }));
    if (what === 'delete label') {
      delete labels[label.id];
      for (const each of Object.values(cards))
        each.labelIds = (each.labelIds ?? []).filter((/** @type {string} */ id) => id !== label.id);
      return tell('label.deleted', { id: label.id });
    }
  }
  if (list) {
    const inside = Object.values(cards).filter((each) => each.listId === list.id && each.state === 'active');
    if (what === 'rename list') {
      Object.assign(list, { name: `n${step.number}`, wipLimit: step.number || null, version: list.version + 1 });
      const { wipLimit, ...told } = list;
      return tell('list.updated', wipLimit === null ? told : list);
    }
    if (what === 'move list') {
      Object.assign(list, { rank: step.rank, version: list.version + 1 });
      return tell('list.moved', { id: list.id, rank: list.rank, version: list.version });
    }
    if (what === 'delete list' && inside.length === 0) {
      delete lists[list.id];
      return tell('list.deleted', { id: list.id });
    }
    if (what === 'archive list' && inside.length > 0) {
      for (const each of inside) Object.assign(each, { state: 'archived', version: each.version + 1 });
      return tell('list.cards_archived', { listId: list.id, cardIds: inside.map(({ id }) => id) });
    }
    const resting = Object.values(cards).filter((each) => each.listId === list.id && each.state === 'archived');
    if (what === 'restore list' && resting.length > 0) {
      for (const each of resting) Object.assign(each, { state: 'active', version: each.version + 1 });
      const told = resting.map(({ state: _, comments: _c, ...rest }) => rest);
      return tell('list.cards_restored', { listId: list.id, cards: told });
    }
    if (what === 'move' && isActive) {
      const { listId: fromListId, rank: fromRank } = card;
      Object.assign(card, { listId: list.id, rank: step.rank });
      return tell('card.moved', { ...bump(), listId: list.id, rank: step.rank, fromListId, fromRank });
    }
    if (what === 'restore' && card && !isActive) {
      const from = card.state;
      Object.assign(card, { listId: list.id, rank: step.rank, state: 'active', version: card.version + 1 });
      return tell('card.restored', { card: summary(), from });
    }
  }
  if (what === 'delete' && card?.state === 'trashed') {
    delete cards[card.id];
    return tell('card.deleted', { cardId: card.id });
  }
  if (!isActive) return undefined;
  const person = `person${step.number}`;
  switch (what) {
    case 'edit': {
      const after = [{ title: 'Other' }, { due: { date: '2026-11-25' } }, { due: null, cover: 'red' }, { estimate: 0 }][
        step.number
      ];
      Object.assign(card, after);
      return tell('card.updated', { ...bump(), before: {}, after });
    }
    case 'describe':
      Object.assign(card, { hasDescription: step.number > 0, isTemplate: step.number > 1 });
      return tell('card.updated', {
        ...bump(),
        before: {},
        after: { description: 'x'.repeat(step.number), isTemplate: step.number > 1 },
      });
    case 'archive':
    case 'trash':
      card.state = what === 'archive' ? 'archived' : 'trashed';
      return tell(what === 'archive' ? 'card.archived' : 'card.trashed', { ...bump(), from: 'active' });
    case 'rerank': {
      const inside = Object.values(cards).filter((each) => each.listId === card.listId && each.state === 'active');
      for (const each of inside) each.rank = `m${each.rank}`;
      return tell('cards.reranked', { ranks: inside.map(({ id, rank: given }) => ({ cardId: id, rank: given })) });
    }
    case 'label on':
    case 'label off':
      if (!label || has('labelIds', label.id) === (what === 'label on')) return undefined;
      set('labelIds', label.id, what === 'label on');
      return tell(what === 'label on' ? 'card.label_added' : 'card.label_removed', { ...bump(), labelId: label.id });
    case 'assign':
    case 'unassign':
      if (has('assigneeIds', person) === (what === 'assign')) return undefined;
      set('assigneeIds', person, what === 'assign');
      return tell(what === 'assign' ? 'card.assigned' : 'card.unassigned', { ...bump(), userId: person });
    case 'check': {
      const type = ['checklist.created', 'check_item.created', 'check_item.updated', 'check_item.deleted'][step.number];
      Object.assign(card, { checkTotal: step.number, checkDone: step.number > 1 ? 1 : 0 });
      return tell(type, { ...bump(), checkDone: card.checkDone, checkTotal: card.checkTotal });
    }
    case 'comment':
    case 'uncomment':
      card.commentCount = Math.max(0, (card.commentCount ?? 0) + (what === 'comment' ? 1 : -1));
      return tell(what === 'comment' ? 'comment.posted' : 'comment.deleted', {
        cardId: card.id,
        id: 'c',
        commentCount: card.commentCount,
      });
    default:
      return undefined;
  }
}
