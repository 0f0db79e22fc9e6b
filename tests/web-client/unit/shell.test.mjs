import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { initialState } from '../../../web-client/core/state.js';
import { parseRoute } from '../../../web-client/core/routes.js';
import { difference, followed } from '../../../web-client/features/shell/following.js';
import { match, search } from '../../../web-client/features/shell/fuzzy.js';
import { colourOf, initialsOf } from '../../../web-client/features/shell/person.js';
import { placement } from '../../../web-client/features/shell/place.js';
import { redirect } from '../../../web-client/features/shell/redirect.js';
import { sentenceFor } from '../../../web-client/features/shell/sentences.js';
import { relativeTime } from '../../../web-client/features/shell/time.js';
import { titleOf } from '../../../web-client/features/shell/title.js';

const texts = (/** @type {string} */ query, /** @type {string[]} */ items) =>
  search(query, items, (item) => item).map(({ item }) => item);

test('The_beginning_of_a_word_beats_letters_somewhere', () => {
  assert.deepEqual(texts('de', ['dana meyer', 'does not end', 'design']), ['design', 'does not end', 'dana meyer']);
  assert.equal(texts('gen', ['hungen', 'general'])[0], 'general');
  assert.equal(texts('bl', ['table', 'Bo Lindqvist'])[0], 'Bo Lindqvist');
});

test('Accents_and_case_do_not_matter_when_searching', () => {
  assert.deepEqual(texts('kovac', ['Ana Kovač']), ['Ana Kovač']);
});

test('The_matched_places_hold_the_letters_that_were_typed_in_order', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 6 }), fc.string({ maxLength: 30 }), (query, text) => {
      const found = match(query, text);
      if (!found) return;
      assert.ok(found.at.every((place, index) => index === 0 || place > found.at[index - 1]));
      assert.ok(found.at.every((place) => place < text.length));
    }),
  );
});

test('Initials_are_those_of_the_first_and_the_last_word_whole_letters', () => {
  assert.deepEqual(['Ana Kovač', 'bo', ' ', 'Zoë van der Berg', '👩‍🚀 Crew'].map(initialsOf), [
    'AK',
    'B',
    '?',
    'ZB',
    '👩‍🚀C',
  ]);
});

test('A_person_has_one_of_the_colours_always_the_same', () => {
  const id = '0192f000-2328-7075-a161-d5fec87d81c3';
  assert.equal(colourOf(id), colourOf(id));
  assert.ok(colourOf(id) >= 0 && colourOf(id) < 12);
});

test('A_menu_stays_inside_the_window_whatever_its_opener', () => {
  const size = fc.integer({ min: 10, max: 300 });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 600 }),
      fc.integer({ min: 0, max: 600 }),
      size,
      size,
      fc.constantFrom('start', 'end'),
      (left, top, width, height, align) => {
        const opener = { left, right: left + 32, top, bottom: top + 32 };
        const at = placement(opener, { width, height }, { width: 640, height: 640 }, /** @type {any} */ (align));
        assert.ok(at.left >= 8 && at.left + width <= 632);
        assert.ok(at.top >= 4);
      },
    ),
  );
});

/** @param {string} address @param {Partial<import('../../../web-client/core/state.js').State>} [change] */
function goes(address, change = {}, last = {}) {
  const state = {
    ...initialState('system'),
    boot: /** @type {const} */ ('ready'),
    route: parseRoute(address),
    ...change,
  };
  return redirect(state, address, {
    isWide: true,
    workspaceId: null,
    channelOf: () => null,
    ...last,
  });
}
const me = /** @type {any} */ ({ id: 'me', streamId: 'me' });

test('A_stranger_signs_in_first_and_then_comes_to_where_they_wanted', () => {
  assert.equal(goes('/w/1/c/2'), '/sign-in?next=%2Fw%2F1%2Fc%2F2');
  assert.equal(goes('/sign-in?next=%2Fw%2F1%2Fc%2F2', { me }), '/w/1/c/2');
});

test('Where_a_link_in_a_mail_leads_one_stays_signed_in_or_not', () => {
  for (const address of ['/forgot-password', '/reset-password', '/confirm-email']) {
    assert.deepEqual([goes(address), goes(address, { me })], [null, null], address);
  }
});

test('A_link_cannot_send_people_elsewhere_after_signing_in', () => {
  for (const next of [
    'https://evil.test/',
    '//evil.test',
    '/\\evil.test',
    '/\t/evil.test',
    'javascript:alert(1)',
    '/sign-in',
  ]) {
    assert.equal(goes(`/sign-in?next=${encodeURIComponent(next)}`, { me }), '/', next);
  }
});

test('Home_is_the_workspace_of_last_time_and_the_first_run_when_there_is_none', () => {
  const workspaces = /** @type {any} */ ({ 1: { id: '1' }, 2: { id: '2' } });
  assert.equal(goes('/', { me, workspaces }, { workspaceId: '2' }), '/w/2');
  assert.equal(goes('/', { me, workspaces }, { workspaceId: 'gone' }), '/w/1');
  assert.equal(goes('/', { me }), null);
});

test('A_wide_window_opens_the_channel_of_last_time_a_phone_shows_the_list', () => {
  const channels = /** @type {any} */ ({
    a: { id: 'a', name: 'a', workspaceId: '1' },
    b: { id: 'b', name: 'general', workspaceId: '1' },
  });
  const ready = { me, channels, loads: { 1: /** @type {const} */ ('ready') } };
  assert.equal(goes('/w/1', ready), '/w/1/c/b');
  assert.equal(goes('/w/1', ready, { channelOf: () => 'a' }), '/w/1/c/a');
  assert.equal(goes('/w/1', ready, { isWide: false }), null);
});

test('The_page_follows_its_inbox_and_all_of_the_workspaces_that_are_open', () => {
  const workspaces = /** @type {any} */ ({
    1: { id: '1', streamId: '1' },
    2: { id: '2', streamId: '2' },
  });
  const channels = /** @type {any} */ ({
    a: { id: 'a', streamId: 'a', workspaceId: '1', head: 7 },
    b: { id: 'b', streamId: 'b', workspaceId: '2', head: 1 },
  });
  const state = {
    ...initialState('system'),
    boot: /** @type {const} */ ('ready'),
    me,
    workspaces,
    channels,
    loads: { 1: /** @type {const} */ ('ready') },
    heads: { me: 3, 1: 9 },
  };
  assert.deepEqual(followed(state), { me: 3, 1: 9, a: 7 });
  assert.deepEqual(difference(new Set(['me', 'old']), { me: 3, a: 7 }), {
    add: ['a'],
    drop: ['old'],
  });
});

test('Times_are_told_as_people_say_them', () => {
  const now = Date.parse('2026-06-15T12:00:00Z');
  assert.equal(relativeTime(now - 5_000, now, 'en'), 'now');
  assert.equal(relativeTime(now + 5_000, now, 'en'), 'now');
  assert.equal(relativeTime(now - 5 * 60_000, now, 'en'), '5 min. ago');
  assert.equal(relativeTime(now - 25 * 3_600_000, now, 'en'), 'yesterday');
  assert.match(relativeTime(now - 400 * 86_400_000, now, 'en'), /2025/);
});

test('The_tab_tells_what_is_unread_and_where_one_is', () => {
  const state = {
    ...initialState('system'),
    me,
    route: parseRoute('/w/1/c/a'),
    workspaces: /** @type {any} */ ({ 1: { name: 'Team' } }),
    channels: /** @type {any} */ ({
      a: { workspaceId: '1', name: 'news', unread: 2 },
      b: { workspaceId: '1', name: 'x', unread: 1 },
    }),
  };
  assert.equal(titleOf(state), '(3) #news · Team');
});

test('A_failure_is_a_sentence_never_a_code', () => {
  assert.match(sentenceFor({ code: 'channel.name_taken', message: 'x' }), /name/);
  assert.equal(sentenceFor({ code: 'poll.closed', message: 'The poll is closed.' }), 'The poll is closed.');
  assert.doesNotMatch(sentenceFor(new TypeError('x is undefined')), /undefined/);
});
