import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { initialState } from '../../../web-client/core/state.js';
import { fold, forgetBoard } from '../../../web-client/features/boards/fold.js';
import { BOARD, boardDoings, boardHistory } from '../support/board-history.mjs';

/** @typedef {import('../../../web-client/core/state.js').State} State */
/** @typedef {import('../../../web-client/core/state.js').StreamEvent} StreamEvent */
/** @typedef {import('../../../web-client/core/board-state.js').BoardContent} BoardContent */

/** @type {any} */
const board = { id: BOARD, workspaceId: 'w', streamId: BOARD, name: 'Roadmap', isArchived: false, version: 1, head: 0 };

/** @param {Partial<State>} [rest] @returns {State} */
function page(rest) {
  return { ...initialState('light'), me: /** @type {any} */ ({ id: 'ana' }), boards: { [BOARD]: board }, ...rest };
}

/** @template T @param {T} value @returns {T} */
function frozen(value) {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

/** @param {BoardContent} content @param {StreamEvent[]} events */
function folded(content, events) {
  const start = frozen(page({ boardContents: { [BOARD]: content } }));
  return events.reduce((state, event) => frozen(fold(state, BOARD, event)), start).boardContents[BOARD];
}

/** @param {string} type @param {any} data @param {Partial<StreamEvent>} [rest] @returns {StreamEvent} */
const event = (type, data, rest) => ({ seq: 1, type, actorId: 'bo', at: 't', opId: null, data, ...rest });

/** Labels and people stand on a card in the order in which they came; a replay may bring them back in another. */
const inAnyOrder = (/** @type {BoardContent} */ { cards, ...rest }) => ({
  ...rest,
  cards: Object.fromEntries(
    Object.entries(cards).map(([id, { labelIds = [], assigneeIds = [], ...card }]) => [
      id,
      { ...card, labelIds: [...labelIds].sort(), assigneeIds: [...assigneeIds].sort() },
    ]),
  ),
});

test('A_stale_read_of_a_board_and_the_events_since_equal_a_fresh_read', () => {
  fc.assert(
    fc.property(boardDoings, fc.nat(40), (doings, readAt) => {
      const { events, reads } = boardHistory(doings);
      const at = Math.min(readAt, events.length);
      assert.deepEqual(folded(reads[at], events.slice(at)), reads[events.length]);
    }),
    { numRuns: 500 },
  );
});

test('A_read_that_is_newer_than_its_head_comes_out_right_once_the_events_are_folded', () => {
  fc.assert(
    fc.property(boardDoings, fc.nat(40), fc.nat(40), (doings, readAt, headAt) => {
      const { events, reads } = boardHistory(doings);
      const at = Math.min(readAt, events.length);
      const head = Math.min(headAt, at);
      const result = folded({ ...reads[at], head }, events.slice(head));
      assert.deepEqual(inAnyOrder(result), inAnyOrder(reads[events.length]));
    }),
    { numRuns: 500 },
  );
});

test('Events_that_a_board_has_already_change_nothing', () => {
  fc.assert(
    fc.property(boardDoings, fc.nat(40), (doings, from) => {
      const { events, reads } = boardHistory(doings);
      const last = reads[events.length];
      assert.equal(folded(last, events.slice(from)), last);
    }),
  );
});

test('The_workspaces_stream_tells_of_a_new_board_and_of_its_name', () => {
  /** @type {any} */
  const workspace = { id: 'w', role: 'member' };
  const start = page({ boards: {}, workspaces: { w: workspace } });
  const created = fold(start, 'w', event('board.created', { boardId: 'b', name: 'Plans', isPrivate: false }));
  assert.equal(created.boards.b.role, 'member');
  assert.equal(created.boards.b.workspaceId, 'w');
  const renamed = fold(
    created,
    'w',
    event('board.updated', { boardId: 'b', name: 'Ideas', isArchived: true, version: 2 }),
  );
  assert.equal(renamed.boards.b.name, 'Ideas');
  assert.equal(renamed.boards.b.isArchived, true);
  const late = fold(
    renamed,
    'b',
    event('board.updated', { boardId: 'b', name: 'Plans', isArchived: false, version: 1 }),
  );
  assert.equal(late.boards.b.name, 'Ideas');
});

test('Whoever_makes_a_board_may_change_it', () => {
  const start = page({ boards: {} });
  const created = fold(start, 'w', event('board.created', { boardId: 'b', name: 'Plans' }, { actorId: 'ana' }));
  assert.equal(created.boards.b.role, 'admin');
});

test('The_inbox_tells_of_private_boards_that_one_joins_and_leaves', () => {
  const start = page({ boards: {} });
  const joined = fold(start, 'ana', event('board.joined', { boardId: 'b', workspaceId: 'w', name: 'Secret' }));
  assert.equal(joined.boards.b.isPrivate, true);
  const left = fold(joined, 'ana', event('board.left', { boardId: 'b', workspaceId: 'w' }));
  assert.deepEqual(left.boards, {});
});

test('Nothing_stays_of_a_board_that_one_may_no_longer_see', () => {
  /** @type {any} */
  const command = { opId: 'o', boardId: BOARD, kind: 'move' };
  /** @type {any} */
  const content = { labels: {}, lists: {}, cards: {}, loaded: true, head: 0 };
  /** @type {any} */
  const card = { id: 'c', boardId: BOARD };
  const state = forgetBoard(
    page({
      boardContents: { [BOARD]: content },
      boardOutbox: { o: command },
      cards: { c: card },
      viewing: { [BOARD]: {} },
    }),
    BOARD,
  );
  assert.deepEqual(
    [state.boards, state.boardContents, state.boardOutbox, state.cards, state.viewing],
    [{}, {}, {}, {}, {}],
  );
});

test('A_new_card_no_longer_waits_once_its_event_has_come', () => {
  /** @type {any} */
  const command = { opId: 'o', boardId: BOARD, kind: 'create', state: 'sending' };
  /** @type {any} */
  const content = { labels: {}, lists: {}, cards: {}, loaded: true, head: 0 };
  const start = page({ boardContents: { [BOARD]: content }, boardOutbox: { o: command } });
  const card = { id: 'c', listId: 'l', rank: 'a', version: 1, title: 'T' };
  const state = fold(start, BOARD, event('card.created', { card }, { opId: 'o' }));
  assert.deepEqual(state.boardOutbox, {});
  assert.deepEqual(state.boardContents[BOARD].cards.c, card);
});

test('Who_joins_and_leaves_a_private_board_is_in_its_members', () => {
  const start = page({ boardMembers: { [BOARD]: { ana: true } } });
  const more = fold(start, BOARD, event('board.member_added', { userId: 'bo' }));
  assert.deepEqual(more.boardMembers[BOARD], { ana: true, bo: true });
  const fewer = fold(more, BOARD, event('board.member_removed', { userId: 'ana' }));
  assert.deepEqual(fewer.boardMembers[BOARD], { bo: true });
});
