import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deadline, dueLabel, dueTone, midnight, shifted } from '../../../web-client/features/boards/due.js';
import { isActive, matches, readFilter, writeFilter } from '../../../web-client/features/boards/filters.js';
import { monthOr, shiftedMonth, weeksOf } from '../../../web-client/features/boards/months.js';
import { sorted } from '../../../web-client/features/boards/table.js';
import {
  foldViewing,
  parseViewers,
  viewersByCard,
  withoutGoneViewers,
} from '../../../web-client/features/boards/viewing.js';
import { initialState } from '../../../web-client/core/state.js';

const HOUR = 3_600_000;
const noon = new Date(2026, 10, 23, 12).getTime();
const at = (/** @type {number} */ ms) => ({ at: new Date(ms).toISOString() });

test('An_instant_is_amber_within_a_day_and_red_once_it_has_passed', () => {
  assert.equal(dueTone(at(noon + 25 * HOUR), false, noon), 'later');
  assert.equal(dueTone(at(noon + 23 * HOUR), false, noon), 'soon');
  assert.equal(dueTone(at(noon), false, noon), 'past');
});

test('A_day_is_late_only_when_it_is_over', () => {
  assert.equal(dueTone({ date: '2026-11-23' }, false, noon), 'soon');
  assert.equal(dueTone({ date: '2026-11-24' }, false, noon), 'soon');
  assert.equal(dueTone({ date: '2026-11-25' }, false, noon), 'later');
  assert.equal(dueTone({ date: '2026-11-22' }, false, noon), 'past');
  assert.equal(deadline({ date: '2026-11-23' }), midnight('2026-11-24').getTime());
});

test('What_is_done_is_never_late', () => {
  assert.equal(dueTone({ date: '2020-01-01' }, true, noon), 'done');
});

test('A_date_is_told_in_words_when_it_is_near', () => {
  const told = (/** @type {any} */ when) => dueLabel(when, noon, 'en-GB');
  assert.equal(told({ date: '2026-11-23' }), 'Today');
  assert.equal(told({ date: '2026-11-24' }), 'Tomorrow');
  assert.equal(told({ date: '2026-11-22' }), 'Yesterday');
  assert.equal(told({ date: '2026-12-03' }), '3 Dec');
  assert.equal(told(at(noon)), 'Today 12:00');
});

test('Days_step_over_months_years_and_leap_days', () => {
  assert.equal(shifted('2026-12-31', 1), '2027-01-01');
  assert.equal(shifted('2028-02-28', 1), '2028-02-29');
  assert.equal(shifted('2026-03-01', -1), '2026-02-28');
});

test('A_month_is_shown_in_whole_weeks', () => {
  const weeks = weeksOf('2026-11', 1);
  assert.equal(weeks[0][0], '2026-10-26');
  assert.equal(weeks.at(-1)?.at(-1), '2026-12-06');
  assert.ok(weeks.every((week) => week.length === 7));
  assert.equal(weeksOf('2026-11', 7)[0][0], '2026-11-01');
  assert.equal(weeksOf('2027-02', 1).length, 4);
});

test('A_month_of_an_address_is_taken_only_when_it_is_one', () => {
  assert.equal(monthOr('2027-01', noon), '2027-01');
  assert.equal(monthOr('2027-13', noon), '2026-11');
  assert.equal(monthOr(undefined, noon), '2026-11');
  assert.equal(shiftedMonth('2026-12', 1), '2027-01');
});

test('A_filter_goes_into_the_address_and_comes_back', () => {
  const filter = { text: 'a b', labels: ['l1', 'none'], assignees: ['me'], due: /** @type {const} */ ('week') };
  const query = writeFilter({ view: 'table', q: 'old' }, filter);
  assert.equal(query.view, 'table');
  assert.deepEqual(readFilter(query), filter);
  assert.deepEqual(writeFilter(query, readFilter({})), { view: 'table' });
  assert.equal(isActive(readFilter({ due: 'nonsense' })), false);
});

test('Filters_look_for_words_labels_people_and_dates', () => {
  const card = {
    id: 'c',
    listId: 'l',
    rank: 'a',
    version: 1,
    title: 'Crème brûlée recipe',
    labelIds: ['x'],
    assigneeIds: ['ana'],
  };
  const seen = { now: noon, isDone: false, myId: 'ana' };
  const lets = (/** @type {Record<string, string>} */ query, more = {}) =>
    matches({ ...card, ...more }, readFilter(query), seen);
  assert.ok(lets({}));
  assert.ok(lets({ q: 'recipe creme' }));
  assert.ok(!lets({ q: 'recipe cake' }));
  assert.ok(lets({ label: 'x,y' }) && !lets({ label: 'y' }) && !lets({ label: 'none' }));
  assert.ok(lets({ label: 'none' }, { labelIds: undefined }));
  assert.ok(lets({ assignee: 'me' }) && !lets({ assignee: 'bo' }));
  assert.ok(lets({ due: 'none' }) && !lets({ due: 'overdue' }));
  const due = (/** @type {string} */ date) => ({ due: { date } });
  assert.ok(lets({ due: 'overdue' }, due('2026-11-22')) && !lets({ due: 'overdue' }, due('2026-11-23')));
  assert.ok(lets({ due: 'today' }, due('2026-11-23')) && !lets({ due: 'today' }, due('2026-11-24')));
  assert.ok(lets({ due: 'week' }, due('2026-11-29')) && !lets({ due: 'week' }, due('2026-11-30')));
});

test('A_table_sorts_both_ways_with_empty_cells_last', () => {
  const names = ['b', 'a', 'c'];
  /** @type {any[]} */
  const rows = names.map((title, place) => ({ card: { id: title, title, estimate: [2, undefined, 1][place] }, place }));
  const order = (/** @type {any} */ sorting) =>
    sorted(rows, sorting, () => '')
      .map(({ card }) => card.id)
      .join('');
  assert.equal(order({ key: 'title', isDown: false }), 'abc');
  assert.equal(order({ key: 'title', isDown: true }), 'cba');
  assert.equal(order({ key: 'estimate', isDown: false }), 'cba');
  assert.equal(order({ key: 'estimate', isDown: true }), 'bca');
  assert.equal(order({ key: 'list', isDown: false }), 'bac');
});

test('Those_who_look_at_a_card_are_known_until_they_are_silent', () => {
  const start = { ...initialState('light'), me: /** @type {any} */ ({ id: 'ana' }) };
  const says = (/** @type {string} */ actorId, /** @type {string | null} */ cardId) => ({
    streamId: 'b',
    type: 'viewing',
    actorId,
    data: { cardId },
  });
  let state = foldViewing(start, says('bo', 'c1'), 0);
  state = foldViewing(state, says('cy', 'c1'), 20_000);
  state = foldViewing(state, says('di', null), 20_000);
  assert.equal(foldViewing(state, says('ana', 'c1'), 0), state);
  assert.deepEqual(parseViewers(viewersByCard(state, 'b')), { c1: 'bo cy' });
  const later = withoutGoneViewers(state, 26_000);
  assert.deepEqual(Object.keys(later.viewing.b), ['cy', 'di']);
  assert.equal(withoutGoneViewers(later, 26_000), later);
});
