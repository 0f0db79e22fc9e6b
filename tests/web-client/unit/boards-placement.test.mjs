import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { placeOf, step, withGrab } from '../../../web-client/features/boards/grab.js';
import { movedCards } from '../../../web-client/features/boards/moved.js';
import {
  byRank,
  columnsOf,
  isAt,
  listsOf,
  neighboursAt,
  sharing,
} from '../../../web-client/features/boards/placement.js';
import { indexAt, stepAt } from '../../../web-client/features/boards/drag-target.js';

/** @param {Record<string, string>} lists the letters of their cards, from above @returns {any} */
function content(lists) {
  const entries = Object.entries(lists);
  return {
    ...{ labels: {}, loaded: true, head: 0 },
    lists: Object.fromEntries(entries.map(([id], at) => [id, { id, rank: `${at}` }])),
    cards: Object.fromEntries(
      entries.flatMap(([listId, ids]) => [...ids].map((id, at) => [id, { id, listId, rank: `r${at}`, version: 1 }])),
    ),
  };
}
/** @param {Record<string, {id: string}[]>} columns */
const letters = (columns) =>
  Object.fromEntries(Object.entries(columns).map(([id, cards]) => [id, cards.map((card) => card.id).join('')]));
/** @param {string} cardId @param {string} listId @param {string | null} afterId @param {string | null} beforeId @param {any} [result] */
const move = (cardId, listId, afterId, beforeId, result) => ({ cardId, listId, afterId, beforeId, result });

test('Cards_stand_by_rank_and_equal_ranks_by_id', () => {
  const cards = [
    { id: 'b', rank: 'm' },
    { id: 'a', rank: 'm' },
    { id: 'z', rank: 'B' },
    { id: 'y', rank: 'a' },
  ];
  assert.deepEqual(
    cards.sort(byRank).map(({ id }) => id),
    ['z', 'y', 'a', 'b'],
  );
  assert.deepEqual(
    listsOf(content({ todo: '', done: '' })).map(({ id }) => id),
    ['todo', 'done'],
  );
});

test('A_move_is_shown_between_its_neighbours_at_once', () => {
  const board = content({ todo: 'abc', done: 'xy' });
  assert.deepEqual(letters(columnsOf(board, [move('a', 'done', 'x', 'y')])), { todo: 'bc', done: 'xay' });
  assert.deepEqual(letters(columnsOf(board, [move('a', 'todo', 'c', null)])), { todo: 'bca', done: 'xy' });
  assert.deepEqual(letters(columnsOf(board, [move('c', 'todo', null, 'a')])), { todo: 'cab', done: 'xy' });
  assert.deepEqual(letters(columnsOf(board, [move('a', 'done', null, null)])), { todo: 'bc', done: 'xya' });
});

test('Moves_that_wait_are_shown_in_their_order', () => {
  const board = content({ todo: 'abc', done: '' });
  const shown = columnsOf(board, [
    move('a', 'done', null, null),
    move('b', 'done', null, 'a'),
    move('a', 'todo', null, 'c'),
  ]);
  assert.deepEqual(letters(shown), { todo: 'ac', done: 'b' });
});

test('A_neighbour_that_is_gone_is_made_up_for_by_the_other', () => {
  const board = content({ todo: 'abc', done: 'xy' });
  assert.deepEqual(letters(columnsOf(board, [move('a', 'done', 'gone', 'y')])).done, 'xay');
  assert.deepEqual(letters(columnsOf(board, [move('a', 'done', 'gone', 'gone too')])).done, 'xya');
});

test('A_move_of_a_card_or_to_a_list_that_is_gone_changes_nothing', () => {
  const board = content({ todo: 'ab' });
  assert.deepEqual(letters(columnsOf(board, [move('gone', 'todo', 'a', 'b'), move('a', 'gone', null, null)])), {
    todo: 'ab',
  });
});

test('After_its_receipt_a_card_stands_where_the_receipt_says', () => {
  const board = content({ todo: 'abc', done: 'xy' });
  const receipt = { outcome: 'superseded', card: { id: 'a', listId: 'done', rank: 'r0a', version: 2 } };
  assert.deepEqual(letters(columnsOf(board, [move('a', 'todo', 'c', null, receipt)])), { todo: 'bc', done: 'xay' });
});

test('Shown_moves_neither_lose_nor_double_a_card', () => {
  const card = fc.constantFrom(...'abcdexyz', 'gone');
  const near = fc.option(card, { nil: null });
  const moves = fc.array(fc.tuple(card, fc.constantFrom('todo', 'done', 'gone'), near, near), { maxLength: 12 });
  fc.assert(
    fc.property(moves, (steps) => {
      const shown = columnsOf(
        content({ todo: 'abcde', done: 'xyz' }),
        steps.map((each) => move(...each)),
      );
      assert.equal(Object.values(letters(shown)).join('').split('').sort().join(''), 'abcdexyz');
    }),
  );
});

test('The_neighbours_of_a_place_give_that_place', () => {
  fc.assert(
    fc.property(fc.nat(7), fc.nat(7), fc.subarray([...'abcdefgh']), (at, to, visible) => {
      const all = columnsOf(content({ todo: 'abcdefgh' }), []).todo;
      const shown = all.filter(({ id }) => visible.includes(id));
      const card = all[at];
      const others = shown.filter((each) => each !== card);
      const index = Math.min(to, others.length);
      const place = { listId: 'todo', ...neighboursAt(all, shown, card.id, index) };
      const after = columnsOf(content({ todo: 'abcdefgh' }), [move(card.id, 'todo', place.afterId, place.beforeId)]);
      assert.ok(isAt(after, card.id, place));
      const seen = after.todo
        .map(({ id }) => id)
        .filter((id) => id === card.id || others.some((each) => each.id === id));
      assert.equal(seen.indexOf(card.id), index);
    }),
  );
});

test('Lists_without_a_change_keep_their_array', () => {
  const before = columnsOf(content({ todo: 'ab', done: 'x' }), []);
  const same = { todo: [...before.todo], done: [...before.done, before.todo[0]] };
  const shared = sharing(before, same);
  assert.equal(shared.todo, before.todo);
  assert.notEqual(shared.done, before.done);
});

test('Only_what_was_moved_slides_not_what_made_room', () => {
  const before = columnsOf(content({ todo: 'abcde', done: 'xy' }), []);
  const across = columnsOf(content({ todo: 'abcde', done: 'xy' }), [move('b', 'done', 'x', 'y')]);
  assert.deepEqual(movedCards(before, across), ['b']);
  const within = columnsOf(content({ todo: 'abcde', done: 'xy' }), [move('b', 'todo', 'd', 'e')]);
  assert.deepEqual(movedCards(before, within), ['b']);
  assert.deepEqual(movedCards(before, before), []);
});

test('A_grabbed_card_is_shown_where_the_arrows_brought_it', () => {
  const columns = columnsOf(content({ todo: 'abc', done: '' }), []);
  const grab = { cardId: 'b', listId: 'done', index: 0, seenVersion: 1 };
  assert.deepEqual(letters(withGrab(columns, grab)), { todo: 'ac', done: 'b' });
  assert.deepEqual(letters(withGrab(columns, { ...grab, listId: 'todo', index: 2 })), { todo: 'acb', done: '' });
  assert.equal(withGrab(columns, { ...grab, cardId: 'gone' }), columns);
  assert.deepEqual(placeOf(columns, 'c'), { listId: 'todo', index: 2 });
});

test('Arrows_lead_from_card_to_card_and_over_empty_lists', () => {
  const board = content({ todo: 'abc', doing: '', done: 'x' });
  const columns = columnsOf(board, []);
  const go = (/** @type {string} */ key, /** @type {any} */ from, isCarried = false) =>
    step(listsOf(board), columns, from, key, isCarried);
  const c = { listId: 'todo', index: 2 };
  assert.deepEqual(go('ArrowUp', c), { listId: 'todo', index: 1 });
  assert.equal(go('ArrowDown', c), null);
  assert.deepEqual(go('ArrowRight', c), { listId: 'done', index: 0 });
  assert.deepEqual(go('ArrowRight', c, true), { listId: 'doing', index: 0 });
  assert.deepEqual(go('ArrowRight', { listId: 'doing', index: 2 }, true), { listId: 'done', index: 1 });
  assert.deepEqual(go('Home', c), { listId: 'todo', index: 0 });
  assert.equal(go('ArrowLeft', c), null);
  assert.equal(go('x', c), null);
});

test('A_card_in_the_air_lands_before_the_first_whose_middle_is_below_it', () => {
  const boxes = [0, 100, 200].map((top) => ({ top, bottom: top + 80 }));
  assert.deepEqual(
    [-5, 39, 41, 150, 500].map((middle) => indexAt(boxes, middle)),
    [0, 0, 1, 2, 3],
  );
});

test('Near_an_edge_the_board_scrolls_towards_it', () => {
  assert.equal(stepAt(500, 0, 1000), 0);
  assert.ok(stepAt(10, 0, 1000) < 0);
  assert.ok(stepAt(990, 0, 1000) > 0);
});
