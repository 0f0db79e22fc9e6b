import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fullList } from '../../../web-client/features/cards/recurrence-room.js';

/** @param {Record<string, object>} lists @param {string[]} standing the list of each card */
const board = (lists, standing) =>
  /** @type {any} */ ({
    lists: Object.fromEntries(
      Object.entries(lists).map(([id, rest], i) => [
        id,
        { id, name: id, rank: `${i}`, kind: 'open', wipLimit: null, wipMode: 'warn', ...rest },
      ]),
    ),
    cards: Object.fromEntries(standing.map((listId, i) => [`${i}`, { id: `${i}`, listId }])),
  });

const ONE = { wipLimit: 1, wipMode: 'block' };

test('Only_a_full_list_that_takes_no_more_holds_the_next_copy_back', () => {
  assert.equal(fullList(board({ todo: ONE }, ['todo']), 'todo', null)?.name, 'todo');
  assert.equal(fullList(board({ todo: ONE }, []), 'todo', null), null, 'there is room');
  assert.equal(fullList(board({ todo: { wipLimit: 1 } }, ['todo', 'todo']), 'todo', null), null, 'it only warns');
  assert.equal(fullList(board({ todo: {} }, ['todo']), 'todo', null), null, 'it has no limit');
  assert.equal(fullList(undefined, 'todo', null), null, 'the board is not read yet');
});

test('The_list_is_the_wanted_one_then_the_card_s_own_then_the_first_that_is_open', () => {
  const lists = { first: ONE, own: {}, wanted: ONE, done: { kind: 'closed' } };
  const standing = ['first', 'wanted', 'done'];
  assert.equal(fullList(board(lists, standing), 'own', 'wanted')?.name, 'wanted');
  assert.equal(fullList(board(lists, standing), 'own', 'gone'), null);
  assert.equal(fullList(board(lists, standing), 'done', null)?.name, 'first');
});
