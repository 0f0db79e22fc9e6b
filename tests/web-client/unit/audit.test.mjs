import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factsOf, withNewest, withOlder } from '../../../web-client/features/audit/entries.js';
import { wordsOf } from '../../../web-client/features/audit/words.js';

/** @param {number} seq @param {object} [rest] */
const entry = (seq, rest = {}) => ({
  ...{ seq, at: '2026-11-22T10:00:00.000Z', actorId: 'ana', network: '203.0.113.7', action: 'member.joined' },
  ...{ targetKind: 'user', targetId: 'ben', before: null, after: null },
  ...rest,
});

/** @param {number[]} seqs newest first @param {string | null} [next] */
const page = (seqs, next = null) => ({ items: seqs.map((seq) => entry(seq)), next });

/** @param {{items: {seq: number}[]}} entries */
const seqsOf = ({ items }) => items.map(({ seq }) => seq);

const names = {
  person: (/** @type {string | null} */ id) => ({ ana: 'Ana', ben: 'Ben' })[id ?? ''] ?? 'Somebody',
  channel: (/** @type {string} */ id) => (id === 'c' ? 'general' : undefined),
  board: () => undefined,
};

/** @param {string} action @param {object} [rest] */
const told = (action, rest = {}) => {
  const { deed, details } = wordsOf(entry(1, { action, ...rest }), names);
  return [deed, ...details];
};

test('Older_entries_stay_when_newer_ones_come', () => {
  const known = withOlder(page([6, 5, 4], 'p'), page([3, 2], 'q'));
  const fresh = withNewest(known, page([8, 7, 6], 'p'));
  assert.deepEqual([seqsOf(fresh), fresh.next], [[8, 7, 6, 5, 4, 3, 2], 'q']);
});

test('What_lies_between_is_not_skipped_when_too_much_came_meanwhile', () => {
  const fresh = withNewest(page([3, 2, 1]), page([9, 8, 7], 'p'));
  assert.deepEqual([seqsOf(fresh), fresh.next], [[9, 8, 7], 'p']);
  assert.deepEqual(seqsOf(withNewest(page([6, 5]), page([9, 8, 7], 'p'))), [9, 8, 7, 6, 5]);
  assert.deepEqual(seqsOf(withNewest(null, page([2, 1]))), [2, 1]);
});

test('What_changed_is_told_with_before_and_after', () => {
  assert.deepEqual(factsOf(entry(1, { before: '{"name":"Old","topic":"T"}', after: '{"name":"New"}' })), [
    { name: 'name', before: 'Old', after: 'New' },
    { name: 'topic', before: 'T', after: undefined },
  ]);
  assert.deepEqual(told('workspace.updated', { before: '{"name":"Old"}', after: '{"name":"New"}' }), [
    'renamed the workspace',
    'Name: Old → New',
  ]);
  assert.deepEqual(told('member.role_changed', { before: '{"role":"member"}', after: '{"role":"admin"}' }), [
    'changed the role of Ben',
    'Role: Member → Admin',
  ]);
  assert.deepEqual(told('channel.updated', { targetId: 'c', before: '{"topic":"T"}' }), [
    'changed the channel general',
    'Topic: T → none',
  ]);
  assert.deepEqual(told('channel.updated', { targetId: 'c', before: '{"topic":""}', after: '{"topic":"T"}' }), [
    'changed the channel general',
    'Topic: T',
  ]);
});

test('A_place_that_one_does_not_see_has_no_name', () => {
  assert.deepEqual(told('channel.created', { targetId: 'hidden', after: '{"access":"private"}' }), [
    'made a channel',
    'Access: private',
  ]);
  assert.deepEqual(told('board.member_added', { targetId: 'hidden', after: '{"userId":"ben"}' }), [
    'let Ben into a board',
  ]);
  assert.deepEqual(told('channel.member_removed', { targetId: 'c', before: '{"userId":"ana"}' }), [
    'left the channel general',
  ]);
});

test('A_refusal_says_what_was_asked_for_and_an_unknown_act_is_not_hidden', () => {
  const after = '{"operation":"PATCH /api/v1/channels/{id}","code":"access.denied"}';
  assert.deepEqual(told('access.denied', { after }), [
    'was refused',
    'Call: PATCH /api/v1/channels/{id}',
    'Reason: access.denied',
  ]);
  assert.deepEqual(told('poll.closed_early', { after: '{"votes":"3"}' }), ['poll closed early', 'votes: 3']);
});
