import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boardActsOf } from '../../../web-client/features/boards/board-acts.js';
import { withNewest, withOlder } from '../../../web-client/features/boards/board-deeds.js';
import { fold } from '../../../web-client/features/boards/fold.js';
import { initialState } from '../../../web-client/core/state.js';

const names = { person: (/** @type {string} */ id) => id.toUpperCase(), list: (/** @type {string} */ id) => `“${id}”` };

/** @param {string} type @param {any} data */
function said(type, data) {
  const deed = { seq: 1, type, actorId: 'ana', at: '2026-11-22T10:00:00.000Z', data, cardId: 'c1', cardTitle: 'Paint' };
  return boardActsOf(deed, names).map(({ text, hasCard, rest }) =>
    [text, hasCard && '*', rest].filter(Boolean).join(' '),
  );
}

const list = { id: 'l1', name: 'Over', rank: 'a', kind: 'open', wipMode: 'warn', version: 2 };

test('What_changed_about_a_board_its_lists_and_labels_is_told_with_what_was_before', () => {
  const board = { name: 'Quay', isArchived: true, former: { name: 'Harbour', isArchived: false, channelId: 'c' } };
  assert.deepEqual(said('board.updated', board), [
    'renamed this board from “Harbour” to “Quay”',
    'archived this board',
    'took away this board’s channel',
  ]);
  const former = { name: 'Done', kind: 'closed', wipLimit: 5, wipMode: 'block' };
  assert.deepEqual(said('list.updated', { ...list, wipLimit: 3, former }), [
    'renamed the list “Done” to “Over”',
    'made “Over” a list of what is to do',
    'set the limit to 3 in “Over” (it was 5)',
    'let the limit of “Over” only warn',
  ]);
  assert.deepEqual(said('list.updated', { ...list, former: { ...list, wipLimit: 3 } }), [
    'took away the limit of “Over” (it was 3)',
  ]);
  assert.deepEqual(said('label.updated', { name: '', color: 'red', former: { name: 'Paint', color: 'teal' } }), [
    'renamed the label “Paint” to no name',
    'made the label red (it was teal)',
  ]);
  assert.deepEqual(said('list.deleted', { id: 'l1', former: 'Over' }), ['deleted the list “Over”']);
  assert.deepEqual(said('label.deleted', { id: 'x', former: '' }), ['deleted the label']);
});

test('Which_cards_came_and_went_is_told_with_their_lists', () => {
  assert.deepEqual(said('card.created', { card: { id: 'c1', listId: 'To do' } }), ['made * in “To do”']);
  assert.deepEqual(said('card.moved', { listId: 'Done', fromListId: 'To do' }), ['moved * from “To do” to “Done”']);
  assert.deepEqual(said('card.moved', { listId: 'Done', fromListId: 'Done' }), ['moved * within “Done”']);
  assert.deepEqual(said('card.trashed', {}), ['moved * to the trash']);
  assert.deepEqual(said('card.restored', { from: 'trashed' }), ['restored * from the trash']);
  assert.deepEqual(said('list.cards_archived', { listId: 'Done', count: 1 }), ['archived one card of “Done”']);
  assert.deepEqual(said('list.cards_restored', { listId: 'Done', count: 9 }), ['brought back 9 cards of “Done”']);
  assert.deepEqual(said('board.member_added', { userId: 'bo' }), ['let BO into this board']);
  assert.deepEqual(said('board.member_removed', { userId: 'ana' }), ['left this board']);
});

test('What_older_servers_told_without_what_was_before_is_told_all_the_same', () => {
  assert.deepEqual(said('board.updated', { name: 'Quay', isArchived: false }), ['changed this board']);
  assert.deepEqual(said('list.updated', list), ['changed the list “Over”']);
  assert.deepEqual(said('label.updated', { name: 'Paint', color: 'red' }), ['changed the label “Paint”']);
  assert.deepEqual(said('list.deleted', { id: 'l1' }), ['deleted the list']);
  assert.deepEqual(said('card.updated', {}), [], 'the card tells it itself');
});

test('What_is_read_again_joins_what_is_known_and_what_may_lie_between_is_not_hidden', () => {
  const page = (/** @type {number[]} */ seqs, /** @type {string | null} */ next = null) =>
    /** @type {any} */ ({ items: seqs.map((seq) => ({ seq })), next });
  const seqs = (/** @type {any} */ known) => known.items.map((/** @type {any} */ { seq }) => seq);
  const known = page([9, 7, 4], 'older');
  assert.deepEqual(seqs(withNewest(known, page([12, 9, 7]))), [12, 9, 7, 4]);
  assert.deepEqual(seqs(withNewest(known, page([30, 22], 'between'))), [30, 22]);
  assert.equal(withNewest(known, page([30, 22], 'between')).next, 'between');
  assert.deepEqual(seqs(withOlder(known, page([3, 1]))), [9, 7, 4, 3, 1]);
});

test('A_list_does_not_keep_what_it_was_before', () => {
  const content = { labels: {}, lists: {}, cards: {}, loaded: true, head: 0 };
  const state = /** @type {any} */ ({ ...initialState('light'), boardContents: { b1: content } });
  const event = /** @type {any} */ ({ seq: 1, type: 'list.updated', opId: null, data: { ...list, former: list } });
  assert.deepEqual(fold(state, 'b1', event).boardContents.b1.lists.l1, { ...list, wipLimit: null });
});
