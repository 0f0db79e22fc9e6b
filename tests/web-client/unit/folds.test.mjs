import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { initialState } from '../../../web-client/core/state.js';
import { fold as foldChannels } from '../../../web-client/features/channels/fold.js';
import { fold as foldMessages } from '../../../web-client/features/messages/fold.js';
import { fold as foldWorkspaces } from '../../../web-client/features/workspaces/fold.js';
import { CHANNEL, doings, history, PEOPLE } from '../support/channel-history.mjs';

/** @typedef {import('../../../web-client/core/state.js').State} State */
/** @typedef {import('../../../web-client/core/state.js').Message} Message */
/** @typedef {import('../../../web-client/core/stream.js').StreamEvent} StreamEvent */

const cut = fc.record({ doings, readAt: fc.nat(40), from: fc.nat(40) });

/**
 * @template T
 * @param {T} value
 * @returns {T}
 */
function frozen(value) {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

/** @param {State} state @param {StreamEvent[]} events @param {string} [streamId] */
function folded(state, events, streamId = CHANNEL) {
  return events.reduce(
    (current, event) =>
      [foldWorkspaces, foldChannels, foldMessages].reduce((next, fold) => frozen(fold(next, streamId, event)), current),
    frozen(state),
  );
}

/** What a page knows that read the channel and all of its threads. @param {Message[]} messages @param {number} head */
function read(messages, head) {
  const unread = messages.filter(({ authorId, deletedAt }) => authorId !== 'ana' && deletedAt === null);
  /** @param {Message[]} some */
  const timeline = (some) => ({
    ...{ messages: Object.fromEntries(some.map((each) => [each.id, each])), order: some.map(({ id }) => id) },
    ...{ olderCursor: null, hasOlder: false, loaded: true },
  });
  const roots = messages.filter(({ threadRootId }) => threadRootId === null);
  const threads = roots.map((root) => [root.id, timeline(messages.filter((each) => each.threadRootId === root.id))]);
  /** @type {any} */
  const channel = { id: CHANNEL, workspaceId: 'w', streamId: CHANNEL, head, readSeq: 0, unread: unread.length };
  return {
    ...initialState('light'),
    ...{ me: /** @type {any} */ ({ id: 'ana' }), channels: { [CHANNEL]: channel } },
    ...{ timelines: { [CHANNEL]: timeline(roots) }, threads: Object.fromEntries(threads) },
  };
}

/**
 * What a person sees of the channel. The counts of the messages that the page is going to read again are left out.
 *
 * @param {State} state
 * @param {string[]} stale
 */
function visible(state, stale) {
  const timeline = /** @type {any} */ (state.timelines[CHANNEL]);
  return timeline.order.map((/** @type {string} */ id) => {
    const { opId: _op, countedSeq: _seq, replyCount, lastReplyAt, ...message } = timeline.messages[id];
    return stale.includes(id) ? message : { ...message, replyCount, lastReplyAt };
  });
}

/**
 * What the page is going to read again: a reply that it does not hold stands for its root too.
 *
 * @param {State} state
 * @param {Message[]} all
 */
function staleIds(state, all) {
  /** @type {string[]} */
  const ids = /** @type {any} */ (state.timelines[CHANNEL]).stale ?? [];
  return [...ids, ...all.filter(({ id }) => ids.includes(id)).map(({ threadRootId }) => threadRootId ?? '')];
}

/**
 * A replayed reaction that was taken back and given again moves to the end: its order is not told by events alone.
 *
 * @param {any[]} messages
 */
function inAnyOrder(messages) {
  return messages.map((message) => ({
    ...message,
    reactions: message.reactions
      .flatMap((/** @type {any} */ { emoji, userIds }) => userIds.map((/** @type {string} */ id) => `${emoji} ${id}`))
      .sort(),
  }));
}

test('A_stale_read_and_the_events_since_equal_a_fresh_read', () => {
  fc.assert(
    fc.property(cut, ({ doings: steps, readAt }) => {
      const { events, reads } = history(steps);
      const at = Math.min(readAt, events.length);
      const all = reads[events.length];
      const state = folded(read(reads[at], at), events.slice(at));
      const stale = staleIds(state, all);
      assert.deepEqual(visible(state, stale), visible(read(all, events.length), stale));
    }),
    { numRuns: 500 },
  );
});

test('Events_that_a_read_holds_already_do_no_harm', () => {
  fc.assert(
    fc.property(cut, ({ doings: steps, readAt, from }) => {
      const { events, reads } = history(steps);
      const at = Math.min(readAt, events.length);
      const all = reads[events.length];
      const state = folded(read(reads[at], at), events.slice(Math.min(from, at)));
      const stale = staleIds(state, all);
      assert.deepEqual(inAnyOrder(visible(state, stale)), inAnyOrder(visible(read(all, events.length), stale)));
    }),
    { numRuns: 500 },
  );
});

test('The_unread_count_is_that_of_a_fresh_read_unless_it_says_that_it_must_be_read_again', () => {
  fc.assert(
    fc.property(cut, ({ doings: steps, readAt, from }) => {
      const { events, reads } = history(steps);
      const at = Math.min(readAt, events.length);
      const channel = folded(read(reads[at], at), events.slice(Math.min(from, at))).channels[CHANNEL];
      assert.equal(channel.head, events.length);
      if (channel.unreadIsStale) return;
      assert.equal(channel.unread, read(reads[events.length], events.length).channels[CHANNEL].unread);
    }),
    { numRuns: 500 },
  );
});

test('Folding_events_again_changes_nothing', () => {
  fc.assert(
    fc.property(cut, ({ doings: steps, from }) => {
      const { events } = history(steps);
      const once = folded(read([], 0), events);
      const twice = folded(once, events.slice(from));
      assert.deepEqual(inAnyOrder(visible(twice, [])), inAnyOrder(visible(once, [])));
      assert.deepEqual(twice.channels, once.channels);
    }),
    { numRuns: 500 },
  );
});

/** @param {string} userId @returns {import('../../../web-client/core/state.js').Member} */
const member = (userId) => ({ userId, displayName: userId, role: 'member', isActive: true, joinedAt: '' });

test('Folding_a_workspace_again_changes_nothing', () => {
  const person = fc.constantFrom(...PEOPLE);
  const change = fc.oneof(
    fc.record({
      type: fc.constant('member.joined'),
      data: fc.record({ userId: person, displayName: person, role: fc.constant('member') }),
    }),
    fc.record({
      type: fc.constant('member.updated'),
      data: fc.record({ userId: person, role: fc.constantFrom('admin', 'member') }),
    }),
    fc.record({ type: fc.constant('member.renamed'), data: fc.record({ userId: person, displayName: person }) }),
    fc.record({ type: fc.constant('member.removed'), data: fc.record({ userId: person }) }),
    fc.record({ type: fc.constant('workspace.updated'), data: fc.record({ name: fc.string() }) }),
    fc.record({
      type: fc.constant('channel.updated'),
      data: fc.record({ channelId: fc.constantFrom('a', 'b'), name: fc.string() }),
    }),
    fc.record({ type: fc.constant('something.new'), data: fc.constant({}) }),
  );
  const created = ['a', 'b'].map((id) => ({ type: 'channel.created', data: { channelId: id, name: id } }));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), fc.nat(30), (changes, from) => {
      /** @type {StreamEvent[]} */
      const events = [...created, ...changes].map(({ type, data }, i) => ({
        ...{ seq: i + 1, type, actorId: 'ana', at: `${i}`, opId: null },
        data: { ...data, version: i + 2 },
      }));
      /** @type {any} */
      const workspace = { id: 'w', name: 'W', streamId: 'w', role: 'owner', version: 1 };
      const start = {
        ...initialState('light'),
        workspaces: { w: workspace },
        members: { w: Object.fromEntries(PEOPLE.map((userId) => [userId, member(userId)])) },
      };
      const once = folded(start, events, 'w');
      assert.deepEqual(folded(once, events.slice(from), 'w'), once);
    }),
  );
});
