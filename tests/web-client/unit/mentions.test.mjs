import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matching, mentionAt, peopleIn, toIds, toNames } from '../../../web-client/features/mentions/mentions.js';

const ANA = '019a0000-0000-7000-8000-00000000000a';
const MARIA = '019a0000-0000-7000-8000-00000000000b';
const TWIN = '019a0000-0000-7000-8000-00000000000c';
const GONE = '019a0000-0000-7000-8000-00000000000d';

/** @param {string} userId @param {string} displayName @param {boolean} [isActive] @returns {any} */
const member = (userId, displayName, isActive = true) => ({ userId, displayName, isActive, role: 'member' });
const members = {
  [ANA]: member(ANA, 'Ana'),
  [MARIA]: member(MARIA, 'Ana Maria (Ops)'),
  [GONE]: member(GONE, 'Ben', false),
};

test('Names_are_sent_as_ids_the_longest_first', () => {
  assert.equal(toIds('@Ana and @Ana Maria (Ops), hi', members), `<@${ANA}> and <@${MARIA}>, hi`);
});

test('Parts_of_words_and_addresses_are_no_mentions', () => {
  for (const text of ['mail@Ana', '@Anatol', 'a@Ana.test', '@ana']) assert.equal(toIds(text, members), text);
});

test('Of_two_with_one_name_the_picked_one_is_meant', () => {
  const two = { ...members, [TWIN]: member(TWIN, 'Ana') };
  assert.equal(toIds('@Ana', two, [ANA]), `<@${ANA}>`);
  assert.equal(toIds('@Ana', two, [TWIN]), `<@${TWIN}>`);
});

test('A_text_that_is_edited_and_saved_unchanged_stays_the_same', () => {
  const body = `<@${ANA}>, <@${MARIA}> and <@${GONE}> <@019a0000-0000-7000-8000-0000000000ff>`;
  assert.equal(toIds(toNames(body, members), members, peopleIn(body)), body);
});

test('A_name_is_looked_for_while_it_is_written', () => {
  assert.deepEqual(mentionAt('Hi @an', 6), { from: 3, query: 'an' });
  assert.deepEqual(mentionAt('@Ana Ma', 7), { from: 0, query: 'Ana Ma' });
  assert.equal(mentionAt('mail@an', 7), null);
  assert.equal(mentionAt('@ ', 2), null);
  assert.equal(mentionAt('@Ana\nnext', 9), null);
});

test('Those_who_are_here_are_found_by_any_word_of_their_name', () => {
  assert.deepEqual(
    matching(members, 'mar').map(({ userId }) => userId),
    [MARIA],
  );
  assert.deepEqual(
    matching(members, '').map(({ userId }) => userId),
    [ANA, MARIA],
  );
  assert.deepEqual(matching(members, 'ben'), []);
});
