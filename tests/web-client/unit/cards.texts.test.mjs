import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { actsOf } from '../../../web-client/features/cards/acts.js';
import { merge } from '../../../web-client/features/cards/merge.js';
import { fieldsOf, isSameWhen, whenOf } from '../../../web-client/features/cards/when.js';

const names = {
  person: (/** @type {string} */ id) => id.toUpperCase(),
  list: (/** @type {string} */ id) => id,
  label: (/** @type {string} */ id) => id,
  body: (/** @type {string} */ text) => text.replace('<@bo>', '@Bo'),
};

/** @param {string} type @param {object} data @returns {any} */
const event = (type, data) => ({ seq: 1, type, actorId: 'ana', at: '2026-11-22T10:00:00.000Z', opId: null, data });

/** @param {string} type @param {object} data */
const said = (type, data) => actsOf(event(type, data), names).map(({ text }) => text);

test('Changes_of_different_lines_are_merged_without_asking', () => {
  const base = 'one\ntwo\nthree\nfour';
  assert.deepEqual(merge(base, 'ONE\ntwo\nthree\nfour', 'one\ntwo\nthree\nfour\nfive'), {
    text: 'ONE\ntwo\nthree\nfour\nfive',
    isClean: true,
  });
});

test('Changes_of_the_same_line_keep_both_and_say_so', () => {
  assert.deepEqual(merge('a\nb\nc', 'a\nmine\nc', 'a\ntheirs\nc'), { text: 'a\ntheirs\nmine\nc', isClean: false });
});

test('The_same_change_by_both_is_made_once', () => {
  assert.deepEqual(merge('a', 'b', 'b'), { text: 'b', isClean: true });
});

const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 8 }).map((lines) => lines.join('\n'));

test('Where_only_one_changed_the_text_theirs_is_taken_and_no_line_of_either_is_ever_lost', () => {
  fc.assert(
    fc.property(text, text, text, (base, mine, theirs) => {
      assert.equal(merge(base, mine, base).text, mine);
      assert.equal(merge(base, base, theirs).text, theirs);
      const lines = new Set(merge(base, mine, theirs).text.split('\n'));
      const old = new Set(base.split('\n'));
      for (const line of [...mine.split('\n'), ...theirs.split('\n')]) {
        assert.ok(line === '' || lines.has(line) || old.has(line));
      }
    }),
  );
});

test('What_happened_to_a_card_is_told_in_sentences', () => {
  assert.deepEqual(said('card.moved', { listId: 'Done', fromListId: 'Doing' }), ['moved this from Doing to Done']);
  assert.deepEqual(said('card.assigned', { userId: 'ben' }), ['assigned BEN']);
  assert.deepEqual(said('card.assigned', { userId: 'ana' }), ['took this card']);
  assert.deepEqual(said('card.updated', { before: { estimate: 2 }, after: { estimate: 3 } }), [
    'changed the estimate from 2 to 3',
  ]);
  assert.deepEqual(said('card.updated', { before: { estimate: 2 }, after: { estimate: null } }), [
    'took away the estimate (2)',
  ]);
  assert.deepEqual(said('check_item.updated', { before: { isDone: false }, after: { isDone: true } }), [
    'finished a checklist item',
  ]);
  const item = {
    before: { isDone: true, assigneeId: null },
    after: { isDone: false, assigneeId: 'bo' },
    text: 'First coat',
  };
  assert.deepEqual(said('check_item.updated', item), ['reopened “First coat”', 'gave “First coat” to BO']);
  assert.deepEqual(said('something.unknown', {}), []);
});

test('A_changed_text_shows_what_it_was_and_what_it_is', () => {
  const data = { before: { title: 'Old' }, after: { title: 'New' } };
  assert.deepEqual(actsOf(event('card.updated', data), names), [
    { text: 'changed the title', before: 'Old', after: 'New' },
  ]);
});

test('A_comment_that_was_changed_shows_what_it_said_until_it_is_deleted', () => {
  const data = { id: 'm1', fromBody: 'Ask <@bo>', body: 'Ask Cy' };
  assert.deepEqual(actsOf(event('comment.edited', data), names), [
    { text: 'changed a comment', before: 'Ask @Bo', after: 'Ask Cy' },
  ]);
  assert.deepEqual(said('comment.edited', { id: 'm1', fromBody: '', body: '' }), []);
});

test('A_day_stays_a_day_and_an_instant_the_same_instant', () => {
  assert.deepEqual(fieldsOf({ date: '2026-11-25' }), { day: '2026-11-25', time: '' });
  assert.deepEqual(whenOf('2026-11-25', ''), { date: '2026-11-25' });
  const at = { at: '2026-11-25T08:30:00.000Z' };
  const { day, time } = fieldsOf(at);
  assert.ok(isSameWhen(whenOf(day, time), at));
  assert.equal(whenOf('', '08:30'), null);
  assert.ok(isSameWhen(null, null));
  assert.ok(!isSameWhen(null, at));
});
