import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialState } from '../../../web-client/core/state.js';
import { fold, withRead, withTrail } from '../../../web-client/features/cards/fold.js';
import { cardsIn, foldLinks } from '../../../web-client/features/cards/links.js';
import { entriesOf, newTrail, withPages } from '../../../web-client/features/cards/trail.js';

const BOARD = 'b1';
const AT = '2026-11-22T10:00:00.000Z';

/** A card as the server writes it. @param {object} [members] @returns {any} */
const detail = (members = {}) => ({
  ...{ id: 'c1', boardId: BOARD, listId: 'l1', rank: 'a', version: 4, title: 'Paint', labelIds: [], assigneeIds: [] },
  ...{ start: null, due: null, cover: null, estimate: null, checkDone: 0, checkTotal: 0, commentCount: 0 },
  ...{ isTemplate: false, isRecurring: false, state: 'active', description: '', checklists: [] },
  ...{ titleVersion: 1, descriptionVersion: 1, messageId: null, channelId: null, createdAt: AT, createdBy: 'ana' },
  ...{ stateChangedAt: null, ...members },
});

let seq = 0;
/** @param {string} type @param {object} data @param {object} [rest] @returns {any} */
const event = (type, data, rest = {}) => ({ seq: ++seq, type, actorId: 'ana', at: AT, opId: null, data, ...rest });

/** @param {any} [card] */
function opened(card = detail()) {
  const reading = withTrail(initialState('light'), card.id, newTrail(BOARD));
  return withRead(reading, card, newTrail(BOARD));
}

/** @param {import('../../../web-client/core/state.js').State} state @param {...any} events */
const folded = (state, ...events) => events.reduce((next, each) => fold(next, BOARD, each), state);

/** Each event of a card, and what a fresh read answers after it. @type {[string, object, object][]} */
const cases = [
  [
    'card.updated',
    { before: { title: 'Paint' }, after: { title: 'Paint it' } },
    { title: 'Paint it', titleVersion: 5 },
  ],
  [
    'card.updated',
    { before: { description: '' }, after: { description: 'Blue' } },
    { description: 'Blue', descriptionVersion: 5 },
  ],
  ['card.updated', { before: { due: null }, after: { due: { date: '2026-11-25' } } }, { due: { date: '2026-11-25' } }],
  ['card.moved', { listId: 'l2', rank: 'c', fromListId: 'l1', fromRank: 'a' }, { listId: 'l2', rank: 'c' }],
  ['card.archived', { from: 'active' }, { state: 'archived', stateChangedAt: AT }],
  ['card.trashed', { from: 'active' }, { state: 'trashed', stateChangedAt: AT }],
  ['card.label_added', { labelId: 'red' }, { labelIds: ['red'] }],
  ['card.assigned', { userId: 'ben' }, { assigneeIds: ['ben'] }],
  [
    'checklist.created',
    { checklist: { id: 'k', title: 'Steps', rank: 'a', items: [] }, checkDone: 0, checkTotal: 0 },
    { checklists: [{ id: 'k', title: 'Steps', rank: 'a', items: [] }] },
  ],
];

for (const [type, data, change] of cases) {
  test(`An_open_card_and_${type}_equal_a_fresh_read_(${Object.keys(change)[0]})`, () => {
    const state = folded(opened(), event(type, { cardId: 'c1', version: 5, ...data }));
    assert.deepEqual(state.cards.c1, detail({ ...change, version: 5 }));
  });
}

test('Checklist_items_are_made_done_moved_and_deleted', () => {
  const lists = [
    { id: 'k1', title: 'One', rank: 'a', items: [] },
    { id: 'k2', title: 'Two', rank: 'b', items: [] },
  ];
  const item = { id: 'i1', text: 'Sand', isDone: false, rank: 'a' };
  const made = folded(
    opened(detail({ checklists: lists })),
    event('check_item.created', { cardId: 'c1', version: 5, checklistId: 'k1', item, checkDone: 0, checkTotal: 1 }),
    event('check_item.updated', {
      ...{ cardId: 'c1', version: 6, id: 'i1', before: { isDone: false }, after: { isDone: true } },
      ...{ checkDone: 1, checkTotal: 1 },
    }),
    event('check_item.moved', { cardId: 'c1', version: 7, id: 'i1', checklistId: 'k2', rank: 'm' }),
  );
  assert.deepEqual(made.cards.c1.checklists[1].items, [{ ...item, assigneeId: null, isDone: true, rank: 'm' }]);
  assert.equal(made.cards.c1.checkDone, 1);
  const data = { cardId: 'c1', version: 8, id: 'i1', checkDone: 0, checkTotal: 0 };
  const gone = folded(made, event('check_item.deleted', data));
  assert.deepEqual(gone.cards.c1, detail({ checklists: lists, version: 8 }));
});

test('Events_that_the_read_holds_already_change_nothing', () => {
  const before = opened();
  const after = folded(before, event('card.moved', { cardId: 'c1', version: 4, listId: 'l9', rank: 'z' }));
  assert.deepEqual(after.cards, before.cards);
});

test('What_happens_while_a_card_is_read_is_not_lost', () => {
  const reading = withTrail(initialState('light'), 'c1', newTrail(BOARD));
  const meanwhile = folded(
    reading,
    event('card.assigned', { cardId: 'c1', version: 5, userId: 'ben' }),
    event('comment.posted', { cardId: 'c1', id: 'm1', body: 'Hi', commentCount: 1 }),
  );
  const state = withRead(meanwhile, detail(), newTrail(BOARD));
  assert.deepEqual(state.cards.c1.assigneeIds, ['ben']);
  assert.equal(state.cards.c1.commentCount, 1);
  assert.equal(state.cardTrails.c1.comments.m1.body, 'Hi');
});

test('A_card_deleted_for_good_is_missing_from_then_on', () => {
  const state = folded(opened(), event('card.deleted', { cardId: 'c1' }));
  assert.equal(state.cards.c1, undefined);
  assert.equal(state.cardTrails.c1.status, 'missing');
});

test('Other_boards_and_other_cards_leave_an_open_card_alone', () => {
  const before = opened();
  assert.equal(folded(before, event('card.moved', { cardId: 'c2', version: 9, listId: 'l2', rank: 'b' })), before);
  assert.equal(fold(before, 'b2', event('label.deleted', { id: 'red' })), before);
});

test('Comments_and_activity_stand_in_one_line_of_time', () => {
  const state = folded(
    opened(),
    event('comment.posted', { cardId: 'c1', id: 'm1', body: 'First' }, { at: '2026-11-22T10:01:00.000Z' }),
    event('card.moved', { cardId: 'c1', version: 5, listId: 'l2', rank: 'b' }, { at: '2026-11-22T10:02:00.000Z' }),
    event('comment.posted', { cardId: 'c1', id: 'm2', body: 'Last' }, { at: '2026-11-22T10:03:00.000Z' }),
    event('comment.edited', { cardId: 'c1', id: 'm1', body: 'Changed', version: 2 }),
    event('comment.deleted', { cardId: 'c1', id: 'm2', commentCount: 1 }),
  );
  const entries = entriesOf(state.cardTrails.c1);
  assert.deepEqual(
    entries.map((entry) => (entry.kind === 'comment' ? entry.comment.body : entry.event.type)),
    ['comment.edited', 'Changed', 'card.moved', ''],
  );
  const after = folded(state, event('comment.deleted', { cardId: 'c1', id: 'm1', commentCount: 0 }));
  assert.deepEqual(
    entriesOf(after.cardTrails.c1).map((entry) => (entry.kind === 'comment' ? entry.comment.body : entry.event.type)),
    ['', 'card.moved', ''],
    'nor is shown what it had said before',
  );
});

test('Activity_older_than_the_oldest_comment_known_waits_for_the_comments_between', () => {
  const comment = (/** @type {string} */ id, /** @type {string} */ createdAt) => ({
    ...{ id, cardId: 'c1', authorId: 'ana', body: id, createdAt, editedAt: null, deletedAt: null, version: 1 },
  });
  const trail = withPages(newTrail(BOARD), {
    comments: { items: [comment('m9', '2026-11-22T12:00:00.000Z')], next: 'more' },
    activity: {
      items: [event('card.created', { card: { id: 'c1' } }, { at: '2026-11-20T12:00:00.000Z' })],
      next: null,
    },
  });
  assert.deepEqual(
    entriesOf(trail).map(({ key }) => key),
    ['m9'],
  );
  const whole = withPages(trail, { comments: { items: [comment('m1', '2026-11-21T12:00:00.000Z')], next: null } });
  assert.equal(entriesOf(whole).length, 3);
});

test('The_cards_in_a_text_are_those_of_this_server_each_once', () => {
  const here = 'https://example.test/w/w1/b/b1/card/c1';
  const body = `See ${here}, ${here}?view=list and https://elsewhere.test/w/w1/b/b1/card/c2. [x](${here.replace('c1', 'c3')})`;
  assert.deepEqual(
    cardsIn(body, 'https://example.test').map(({ cardId }) => cardId),
    ['c1', 'c3'],
  );
});

test('A_card_that_comes_back_with_its_list_does_so_where_it_is_open_and_in_messages', () => {
  const away = { state: 'archived', stateChangedAt: '2026-11-22T10:00:00.000Z' };
  const cards = [
    { id: 'c2', listId: 'l1', rank: 'a', version: 9 },
    { id: 'c1', listId: 'l1', rank: 'b', version: 5 },
  ];
  const back = event('list.cards_restored', { listId: 'l1', cards }, { at: '2026-11-22T11:00:00.000Z' });
  const { c1 } = folded(opened(detail(away)), back).cards;
  assert.deepEqual(
    [c1.state, c1.listId, c1.rank, c1.version, c1.stateChangedAt],
    ['active', 'l1', 'b', 5, '2026-11-22T11:00:00.000Z'],
  );
  assert.equal(folded(opened(detail({ ...away, version: 6 })), back).cards.c1.state, 'archived');
  // Read when it was back already, and both are heard only then.
  const read = opened(detail({ state: 'active', version: 5, stateChangedAt: '2026-11-22T11:00:00.000Z' }));
  const gone = event('list.cards_archived', { listId: 'l1', cardIds: ['c1'] }, { at: '2026-11-22T10:00:00.000Z' });
  assert.equal(folded(folded(read, gone), back).cards.c1.state, 'active');

  const link = { id: 'c1', boardId: BOARD, title: 'Paint', listName: 'Plan', state: 'archived', assigneeIds: [] };
  const shown = { ...initialState('light'), cardLinks: /** @type {any} */ ({ c1: link }) };
  assert.equal(foldLinks(shown, BOARD, back).cardLinks.c1.state, 'active');
});

test('A_card_that_a_message_shows_is_archived_with_its_list_and_goes_when_it_is_deleted', () => {
  const link = { id: 'c1', boardId: BOARD, title: 'Paint', listName: 'To do', state: 'active', assigneeIds: [] };
  const shown = { ...initialState('light'), cardLinks: /** @type {any} */ ({ c1: link, c2: { ...link, id: 'c2' } }) };
  const archived = foldLinks(shown, BOARD, event('list.cards_archived', { listId: 'l1', cardIds: ['c2', 'c1', 'c9'] }));
  assert.deepEqual(
    Object.values(archived.cardLinks).map(({ state }) => state),
    ['archived', 'archived'],
  );
  const deleted = foldLinks(archived, BOARD, event('card.deleted', { cardId: 'c1' }));
  assert.deepEqual(Object.keys(deleted.cardLinks), ['c2']);
  assert.equal(foldLinks(deleted, 'elsewhere', event('card.deleted', { cardId: 'c2' })), deleted);
});

test('A_card_that_a_message_shows_is_done_in_a_closed_list', () => {
  const link = {
    id: 'c1',
    boardId: BOARD,
    title: 'Paint',
    listName: 'To do',
    isDone: false,
    state: 'active',
    assigneeIds: [],
  };
  const lists = { l1: { id: 'l1', name: 'To do', kind: 'open' }, l2: { id: 'l2', name: 'Done', kind: 'closed' } };
  const shown = /** @type {any} */ ({
    ...initialState('light'),
    cardLinks: { c1: link },
    boardContents: { [BOARD]: { lists, cards: {}, labels: {}, loaded: true, head: 0 } },
  });
  const done = foldLinks(shown, BOARD, event('card.moved', { cardId: 'c1', listId: 'l2' }));
  assert.deepEqual([done.cardLinks.c1.listName, done.cardLinks.c1.isDone], ['Done', true]);
  const again = foldLinks(done, BOARD, event('card.moved', { cardId: 'c1', listId: 'l1' }));
  assert.deepEqual([again.cardLinks.c1.listName, again.cardLinks.c1.isDone], ['To do', false]);
  const elsewhere = foldLinks(again, BOARD, event('card.moved', { cardId: 'c1', listId: 'unknown' }));
  assert.equal(elsewhere.cardLinks.c1.listName, 'To do');
});
