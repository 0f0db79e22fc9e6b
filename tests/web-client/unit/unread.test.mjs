import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { initialState } from '../../../web-client/core/state.js';
import { fold } from '../../../web-client/features/channels/fold.js';
import { withReply } from '../../../web-client/features/channels/unread.js';

const ME = 'me';
const CHANNEL = 'channel';

/** @returns {import('../../../web-client/core/state.js').State} */
function withChannel(change = {}) {
  const channel = {
    id: CHANNEL,
    workspaceId: 'workspace',
    name: 'general',
    topic: null,
    isPrivate: false,
    isArchived: false,
    streamId: CHANNEL,
    version: 1,
    createdAt: '',
    createdBy: ME,
    head: 0,
    readSeq: 0,
    unread: 0,
    ...change,
  };
  return {
    ...initialState('system'),
    me: /** @type {any} */ ({ id: ME, streamId: 'inbox' }),
    channels: { [CHANNEL]: channel },
  };
}

/** @param {number} seq @param {string} type @param {any} data @param {string} [actorId] */
const event = (seq, type, data, actorId = 'other') => ({
  seq,
  type,
  actorId,
  at: '',
  opId: null,
  data,
});

test('A_message_of_somebody_else_is_unread_one_of_mine_is_not', () => {
  let state = fold(withChannel(), CHANNEL, event(1, 'message.posted', { id: 'a', body: 'x' }));
  state = fold(state, CHANNEL, event(2, 'message.posted', { id: 'b', body: 'x' }, ME));
  assert.equal(state.channels[CHANNEL].unread, 1);
});

test('A_replayed_event_that_the_count_has_in_it_already_is_not_counted_again', () => {
  const state = withChannel({ head: 5, unread: 2 });
  assert.equal(fold(state, CHANNEL, event(5, 'message.posted', { id: 'a', body: 'x' })), state);
});

test('Deleting_what_this_page_never_saw_asks_the_server_for_the_count', () => {
  const state = fold(withChannel({ head: 5, unread: 2 }), CHANNEL, event(6, 'message.deleted', { id: 'old' }));
  assert.equal(state.channels[CHANNEL].unreadIsStale, true);
  assert.equal(state.channels[CHANNEL].unread, 2);
});

test('Reading_up_to_the_newest_leaves_nothing_unread', () => {
  const state = fold(
    withChannel({ head: 5, unread: 4 }),
    'inbox',
    event(1, 'read.marked', { channelId: CHANNEL, seq: 5 }),
  );
  assert.equal(state.channels[CHANNEL].unread, 0);
});

test('A_read_mark_never_goes_back', () => {
  const state = withChannel({ head: 5, readSeq: 4, unread: 1 });
  assert.equal(fold(state, 'inbox', event(1, 'read.marked', { channelId: CHANNEL, seq: 2 })), state);
});

test('Whatever_is_posted_deleted_and_read_the_count_is_that_of_a_fresh_look', () => {
  const act = fc.oneof(
    fc.record({ kind: fc.constant('post'), mine: fc.boolean() }),
    fc.record({ kind: fc.constant('delete'), which: fc.nat(30) }),
    fc.record({ kind: fc.constant('read'), which: fc.nat(30) }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      let state = withChannel();
      let seq = 0;
      let readSeq = 0;
      /** @type {{id: string, seq: number, mine: boolean, deleted: boolean}[]} */
      const messages = [];
      for (const each of /** @type {any[]} */ (acts)) {
        const chosen = messages[each.which % Math.max(1, messages.length)];
        if (each.kind === 'post') {
          const message = {
            id: `m${++seq}`,
            seq,
            mine: each.mine,
            deleted: false,
          };
          messages.push(message);
          state = fold(
            state,
            CHANNEL,
            event(seq, 'message.posted', { id: message.id, body: 'x' }, each.mine ? ME : 'other'),
          );
          // The conversation is open, so the page has every message.
          const known = {
            id: message.id,
            seq,
            authorId: each.mine ? ME : 'other',
            deletedAt: null,
          };
          state = withKnown(state, known);
        } else if (each.kind === 'delete' && chosen && !chosen.deleted) {
          chosen.deleted = true;
          state = fold(state, CHANNEL, event(++seq, 'message.deleted', { id: chosen.id }));
          state = withKnown(state, {
            ...state.timelines[CHANNEL].messages[chosen.id],
            deletedAt: 'now',
          });
        } else if (each.kind === 'read' && chosen) {
          readSeq = Math.max(readSeq, chosen.seq);
          state = fold(state, 'inbox', event(1, 'read.marked', { channelId: CHANNEL, seq: chosen.seq }));
        }
      }
      const fresh = messages.filter((message) => !message.mine && !message.deleted && message.seq > readSeq).length;
      assert.equal(state.channels[CHANNEL].unread, fresh);
      assert.ok(!state.channels[CHANNEL].unreadIsStale);
    }),
  );
});

/** @param {any} state @param {any} message */
function withKnown(state, message) {
  const messages = {
    ...state.timelines[CHANNEL]?.messages,
    [message.id]: message,
  };
  return {
    ...state,
    timelines: {
      [CHANNEL]: {
        messages,
        order: [],
        olderCursor: null,
        hasOlder: false,
        loaded: true,
      },
    },
  };
}

test('A_reply_that_is_older_than_the_page_loses_no_event', () => {
  const plan = fc.record({ read: fc.nat(20), asked: fc.nat(20), more: fc.nat(20), readOn: fc.nat(60) });
  fc.assert(
    fc.property(plan, ({ read, asked, more, readOn }) => {
      const head = read + asked;
      const reply = withChannel({ head, readSeq: read, unread: asked }).channels[CHANNEL];
      let state = withChannel({ head: read, readSeq: read });
      for (let seq = read + 1; seq <= head + more; seq++) {
        state = fold(state, CHANNEL, event(seq, 'message.posted', { id: `${seq}`, body: 'x' }));
      }
      const readSeq = Math.min(head + more, Math.max(read, readOn));
      state = fold(state, 'inbox', event(1, 'read.marked', { channelId: CHANNEL, seq: readSeq }, ME));
      const merged = withReply(state.channels[CHANNEL], reply);
      assert.equal(merged.head, head + more);
      assert.equal(merged.readSeq, readSeq);
      if (!merged.unreadIsStale) assert.equal(merged.unread, head + more - readSeq);
    }),
  );
});
