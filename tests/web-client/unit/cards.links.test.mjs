import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialState } from '../../../web-client/core/state.js';
import { createStore } from '../../../web-client/core/store.js';
import { holdBoard, readLink, withStaleLinks } from '../../../web-client/features/cards/link-reading.js';
import { foldLinks } from '../../../web-client/features/cards/links.js';
import { followed } from '../../../web-client/features/shell/following.js';

const link = (id = 'c1', more = {}) => ({
  ...{ id, boardId: 'b1', workspaceId: 'w1', boardName: 'Roadmap', title: 'Paint', listId: 'l1', listName: 'To do' },
  ...{ isDone: false, state: 'active', due: null, assigneeIds: [], head: 10, ...more },
});

/** @param {(path: string) => any} answer */
function page(answer) {
  /** @type {string[]} */
  const asked = [];
  const store = createStore(
    /** @type {any} */ ({
      ...initialState('light'),
      ...{ boot: 'ready', me: { id: 'me', streamId: 'me' }, loads: { w1: 'ready' } },
      workspaces: { w1: { id: 'w1', streamId: 'w1' } },
      boards: { b1: { id: 'b1', workspaceId: 'w1', name: 'Roadmap' } },
    }),
  );
  const api = {
    get: async (/** @type {string} */ path) => {
      asked.push(path);
      return answer(path);
    },
  };
  return { ctx: /** @type {any} */ ({ store, api }), store, asked };
}

/** @param {any} store @param {number} seq @param {string} type @param {any} data */
const hear = (store, seq, type, data) =>
  store.update((/** @type {any} */ state) => foldLinks(state, 'b1', /** @type {any} */ ({ seq, type, data })));

test('Many_who_show_one_card_read_it_once_and_no_board', async () => {
  const { ctx, store, asked } = page(() => link());
  await Promise.all([readLink(ctx, 'c1'), readLink(ctx, 'c1'), readLink(ctx, 'c1')]);
  assert.deepEqual(asked, ['cards/c1/link']);
  assert.equal(store.get().cardLinks.c1.title, 'Paint');
  await readLink(ctx, 'c1');
  assert.equal(asked.length, 2, 'later it is read anew');
});

test('A_board_is_followed_as_long_as_one_of_its_cards_is_shown', async () => {
  const { ctx, store } = page((path) => link(path.split('/')[1]));
  await Promise.all([readLink(ctx, 'c1'), readLink(ctx, 'c2')]);
  assert.equal(followed(store.get()).b1, undefined);
  const ends = [holdBoard(ctx, 'b1', 'c1'), holdBoard(ctx, 'b1', 'c2')];
  assert.equal(followed(store.get()).b1, 10);
  ends[0]();
  assert.equal(followed(store.get()).b1, 10);
  ends[1]();
  assert.equal(followed(store.get()).b1, undefined);
  assert.equal(store.get().cardLinks.c1.isStale, true, 'nobody tells what becomes of it now');
  await readLink(ctx, 'c1');
  assert.equal(store.get().cardLinks.c1.isStale, undefined);
});

test('What_was_read_before_the_board_told_more_is_read_again', async () => {
  const heads = [9, 10, 12];
  const { ctx, store, asked } = page(() => link('c1', { head: heads[asked.length - 1] }));
  store.update((state) => ({ ...state, linkBoards: { b1: { chips: 1, head: 12 } } }));
  await readLink(ctx, 'c1');
  assert.equal(asked.length, 3);
  assert.equal(store.get().cardLinks.c1.head, 12);
});

test('A_card_that_was_read_before_its_board_was_followed_is_read_again', async () => {
  const { ctx, store } = page((path) => link(path.split('/')[1], { head: path.includes('c1') ? 8 : 10 }));
  await Promise.all([readLink(ctx, 'c1'), readLink(ctx, 'c2')]);
  holdBoard(ctx, 'b1', 'c2');
  holdBoard(ctx, 'b1', 'c1');
  const { c1, c2 } = store.get().cardLinks;
  assert.deepEqual([c1.isStale, c2.isStale], [true, undefined]);
});

test('A_list_that_is_renamed_or_closed_is_told_to_all_that_show_its_cards', async () => {
  const { ctx, store } = page(() => link());
  await readLink(ctx, 'c1');
  holdBoard(ctx, 'b1', 'c1');
  hear(store, 11, 'list.updated', { id: 'l1', name: 'Over', kind: 'closed' });
  const { c1 } = store.get().cardLinks;
  assert.deepEqual([c1.listName, c1.isDone, store.get().linkBoards.b1.head], ['Over', true, 11]);
  hear(store, 12, 'list.updated', { id: 'l2', name: 'Other', kind: 'open' });
  assert.equal(store.get().cardLinks.c1.listName, 'Over');
});

test('What_a_card_s_link_holds_already_changes_nothing', async () => {
  const { ctx, store } = page(() => link());
  await readLink(ctx, 'c1');
  hear(store, 10, 'card.archived', { cardId: 'c1' });
  assert.equal(store.get().cardLinks.c1.state, 'active');
  hear(store, 11, 'card.archived', { cardId: 'c1' });
  assert.equal(store.get().cardLinks.c1.state, 'archived');
});

test('A_move_into_a_list_that_is_not_known_is_asked_about', async () => {
  const { ctx, store } = page(() => link());
  await readLink(ctx, 'c1');
  hear(store, 11, 'card.moved', { cardId: 'c1', listId: 'l9' });
  assert.deepEqual([store.get().cardLinks.c1.isStale, store.get().cardLinks.c1.listName], [true, 'To do']);
});

test('After_a_gap_that_is_not_replayed_all_of_a_board_are_stale_and_no_others', async () => {
  const { ctx, store } = page((path) => link(path.split('/')[1], { boardId: path.includes('c1') ? 'b1' : 'b2' }));
  await Promise.all([readLink(ctx, 'c1'), readLink(ctx, 'c2')]);
  const { c1, c2 } = withStaleLinks(store.get(), 'b1').cardLinks;
  assert.deepEqual([c1.isStale, c2.isStale], [true, undefined]);
});
