import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialState } from '../../../web-client/core/state.js';
import { fold, replayed } from '../../../web-client/features/messages/fold.js';

const CHANNEL = 'general';
let seq = 0;

/** @param {string} type @param {any} data @param {Partial<import('../../../web-client/core/state.js').StreamEvent>} [rest] */
function event(type, data, rest = {}) {
  seq += 1;
  return {
    seq,
    type,
    actorId: 'bo',
    at: new Date(seq * 1000).toISOString(),
    opId: null,
    data,
    ...rest,
  };
}

/** @param {any} [more] */
function opened(more = {}) {
  const timeline = {
    messages: {},
    order: [],
    olderCursor: null,
    hasOlder: false,
    loaded: true,
    ...more,
  };
  return {
    ...initialState('light'),
    me: /** @type {any} */ ({ id: 'ana' }),
    timelines: { [CHANNEL]: timeline },
  };
}

/** @param {any} state @param {any[]} events @returns {any} */
const folded = (state, events) => events.reduce((now, each) => fold(now, CHANNEL, each), state);

test('A_posted_message_stands_at_the_end', () => {
  const state = folded(opened(), [
    event('message.posted', { id: 'a', body: 'one' }),
    event('message.posted', { id: 'b', body: 'two' }),
  ]);
  assert.deepEqual(state.timelines[CHANNEL].order, ['a', 'b']);
  assert.equal(state.timelines[CHANNEL].messages.b.body, 'two');
  assert.equal(state.timelines[CHANNEL].messages.b.authorId, 'bo');
});

test('The_event_of_my_message_takes_it_out_of_the_outbox_so_that_it_never_shows_twice', () => {
  /** @type {any} */
  const item = {
    opId: 'op',
    channelId: CHANNEL,
    body: 'one',
    threadRootId: null,
    createdAt: '',
    state: 'sending',
  };
  const state = { ...opened(), outbox: { op: item } };
  const posted = event('message.posted', { id: 'a', body: 'one' }, { actorId: 'ana', opId: 'op' });
  assert.deepEqual(folded(state, [posted]).outbox, {});
  assert.equal(folded(state, [posted]).timelines[CHANNEL].messages.a.opId, 'op');
});

test('A_message_takes_its_author_off_the_typists', () => {
  const state = { ...opened(), typing: { [CHANNEL]: { bo: 9, cy: 9 } } };
  assert.deepEqual(folded(state, [event('message.posted', { id: 'a', body: 'x' })]).typing[CHANNEL], { cy: 9 });
});

test('A_channel_that_was_never_opened_keeps_nothing', () => {
  const state = folded(initialState('light'), [event('message.posted', { id: 'a', body: 'one' })]);
  assert.deepEqual(state.timelines, {});
});

test('A_reply_counts_at_its_root_and_stands_only_in_its_thread', () => {
  const reply = event('message.posted', {
    id: 'r',
    body: 'yes',
    threadRootId: 'a',
  });
  const state = folded(opened(), [event('message.posted', { id: 'a', body: 'one' }), reply]);
  assert.deepEqual(state.timelines[CHANNEL].order, ['a']);
  assert.equal(state.timelines[CHANNEL].messages.a.replyCount, 1);
  assert.equal(state.timelines[CHANNEL].messages.a.lastReplyAt, reply.at);
  assert.equal(folded(state, [reply]).timelines[CHANNEL].messages.a.replyCount, 1, 'a replay counts nothing');
});

test('A_reply_that_the_read_may_have_counted_already_has_its_root_read_again', () => {
  const root = event('message.posted', { id: 'a', body: 'one' });
  const reply = event('message.posted', {
    id: 'r',
    body: 'yes',
    threadRootId: 'a',
  });
  const state = folded(opened(), [root]);
  state.timelines[CHANNEL].messages.a = {
    ...state.timelines[CHANNEL].messages.a,
    replyCount: 1,
    lastReplyAt: reply.at,
  };
  const after = folded(state, [reply]).timelines[CHANNEL];
  assert.equal(after.messages.a.replyCount, 1);
  assert.deepEqual(after.stale, ['a']);
});

test('An_edit_that_is_older_than_what_is_shown_changes_nothing', () => {
  const state = folded(opened(), [
    event('message.posted', { id: 'a', body: 'one' }),
    event('message.edited', { id: 'a', body: 'three', version: 3 }),
    event('message.edited', { id: 'a', body: 'two', version: 2 }),
  ]);
  assert.equal(state.timelines[CHANNEL].messages.a.body, 'three');
  assert.notEqual(state.timelines[CHANNEL].messages.a.editedAt, null);
});

test('What_is_deleted_leaves_a_stone_without_text_and_reactions', () => {
  const state = folded(opened(), [
    event('message.posted', { id: 'a', body: 'one' }),
    event('reaction.added', { messageId: 'a', emoji: '👍' }),
    event('message.deleted', { id: 'a' }),
    event('reaction.added', { messageId: 'a', emoji: '🎉' }),
  ]);
  const { body, reactions, deletedAt } = state.timelines[CHANNEL].messages.a;
  assert.deepEqual({ body, reactions, isDeleted: deletedAt !== null }, { body: '', reactions: [], isDeleted: true });
});

test('A_deleted_message_that_is_not_held_may_be_a_reply_so_it_is_looked_up', () => {
  assert.deepEqual(folded(opened(), [event('message.deleted', { id: 'x' })]).timelines[CHANNEL].stale, ['x']);
});

test('Reactions_keep_the_order_of_their_first_use_and_go_with_their_last_person', () => {
  const state = folded(opened(), [
    event('message.posted', { id: 'a', body: 'one' }),
    event('reaction.added', { messageId: 'a', emoji: '👍' }),
    event('reaction.added', { messageId: 'a', emoji: '🎉' }, { actorId: 'cy' }),
    event('reaction.added', { messageId: 'a', emoji: '👍' }, { actorId: 'cy' }),
    event('reaction.removed', { messageId: 'a', emoji: '🎉' }, { actorId: 'cy' }),
  ]);
  assert.deepEqual(state.timelines[CHANNEL].messages.a.reactions, [{ emoji: '👍', userIds: ['bo', 'cy'] }]);
});

test('Events_that_come_during_a_read_are_applied_on_top_of_its_reply', () => {
  const reading = opened({ loaded: false, loading: 1 });
  const during = folded(reading, [event('message.edited', { id: 'a', body: 'new', version: 2 })]);
  const stale = {
    ...folded(opened(), [event('message.posted', { id: 'a', body: 'old' })]).timelines[CHANNEL].messages.a,
  };
  const timeline = {
    ...during.timelines[CHANNEL],
    loaded: true,
    order: ['a'],
    messages: { a: stale },
  };
  const after = replayed({ ...during, timelines: { [CHANNEL]: timeline } }, CHANNEL);
  assert.equal(after.timelines[CHANNEL].messages.a.body, 'new');
});

test('An_event_of_another_kind_leaves_the_state_as_it_is', () => {
  const state = opened();
  assert.equal(fold(state, CHANNEL, event('channel.updated', { name: 'x' })), state);
});

test('A_message_knows_the_cards_that_were_made_from_it_each_once_until_it_is_deleted', () => {
  const events = [
    event('message.posted', { id: 'a', body: 'one' }),
    event('message.linked', { id: 'a', cardId: 'c1', boardId: 'b' }),
    event('message.linked', { id: 'a', cardId: 'c2', boardId: 'b' }),
    event('message.linked', { id: 'a', cardId: 'c1', boardId: 'b' }),
  ];
  assert.deepEqual(folded(opened(), events).timelines[CHANNEL].messages.a.cardIds, ['c1', 'c2']);
  const gone = folded(opened(), [
    ...events,
    event('message.deleted', { id: 'a' }),
    event('message.linked', { id: 'a', cardId: 'c3', boardId: 'b' }),
  ]);
  assert.deepEqual(gone.timelines[CHANNEL].messages.a.cardIds, []);
});
