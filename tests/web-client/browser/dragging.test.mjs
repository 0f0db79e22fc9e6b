import assert from 'node:assert/strict';
import { boardTeam, cardLink, shows } from './support/boards.mjs';
import { Moves, drop, lift, numbersFrom } from './support/drags.mjs';
import { stage } from './support/stage.mjs';

const scenario = stage();
const seconds = Number(process.env.DRAG_SECONDS ?? 60);
const seed = Number(process.env.DRAG_SEED ?? Date.now() % 1_000_000_007);
const LISTS = ['To do', 'Doing', 'Done'];
const TITLES = Array.from({ length: 9 }, (_, i) => `Card ${i + 1}`);

/**
 * What the board's stream has since an event.
 *
 * @param {import('./support/people.mjs').Person} person
 * @param {string} boardId
 * @param {number} after
 */
async function eventsAfter(person, boardId, after) {
  const events = [];
  for (let from = after; ; from = events[events.length - 1].seq) {
    const page = await person.call('GET', `streams/${boardId}/events?after=${from}&limit=200`);
    if (page.items.length === 0) return events;
    events.push(...page.items);
  }
}

/** @typedef {{id: string, listId: string, rank: string}} Place */

/** @param {Place} card */
const placeOf = ({ id, listId, rank }) => `${id} ${listId} ${rank}`;

/**
 * All places that cards ever had: whoever drops one where it stands moves nothing.
 *
 * @param {Place[]} cards as they were at first
 * @param {any[]} events
 */
function placesIn(cards, events) {
  const lists = new Map(cards.map(({ id, listId }) => [id, listId]));
  const places = new Set(cards.map(placeOf));
  for (const { type, data } of events) {
    if (type === 'card.moved') lists.set(data.cardId, data.listId);
    const ranked = type === 'card.moved' ? [data] : type === 'cards.reranked' ? data.ranks : [];
    for (const { cardId, rank } of ranked) places.add(placeOf({ id: cardId, listId: lists.get(cardId) ?? '', rank }));
  }
  return places;
}

scenario('Two_who_drag_cards_at_once_end_with_what_a_fresh_read_shows_and_no_move_is_lost', async (scene) => {
  const { people, path, board, fresh, read } = await boardTeam(scene.server, ['Ana', 'Ben'], { 'To do': TITLES });
  const { head, cards } = await read();
  const moves = await Promise.all(
    people.map(async (person) => {
      const seen = new Moves(await scene.open(person, 'about:blank', { reducedMotion: 'reduce' }));
      await seen.watch();
      await seen.page.goto(path);
      await cardLink(seen.page, 'Card 9').waitFor();
      return seen;
    }),
  );
  const number = numbersFrom(seed);
  const somewhere = () => /** @type {const} */ ([LISTS[number(LISTS.length)], number(11) / 10]);
  const anyCard = () => TITLES[number(TITLES.length)];

  // Each move is judged before the page makes its next, so that each correction is a toast of its own.
  const dragEachTheirOwn = () =>
    Promise.all(
      moves
        .map((seen) => ({ seen, title: anyCard(), to: somewhere() }))
        .map(async ({ seen, title, to }) => {
          if (await lift(seen.page, title)) await drop(seen.page, ...to);
          else await seen.page.mouse.up();
          await seen.settled();
        }),
    );
  // Both hold the same card before either lets go of it: one of them comes too late.
  const dragTheSame = async () => {
    const same = anyCard();
    await Promise.all(moves.map(({ page }) => lift(page, same)));
    await Promise.all(moves.map(({ page }) => ({ page, to: somewhere() })).map(({ page, to }) => drop(page, ...to)));
    await Promise.all(moves.map((seen) => seen.settled()));
  };

  try {
    const end = Date.now() + seconds * 1000;
    for (let turn = 0; turn < 3 || Date.now() < end; turn++)
      await (turn % 3 === 2 ? dragTheSame() : dragEachTheirOwn());

    const wanted = await fresh();
    for (const { page } of moves) await shows(page, wanted);
    assert.deepEqual(Object.values(wanted).flat().sort(), TITLES, 'each card stands in one list');

    const events = await eventsAfter(people[0], board.id, head);
    const places = placesIn(cards, events);
    for (const [i, seen] of moves.entries()) {
      const made = await seen.made();
      assert.deepEqual([...seen.receipts.keys()].sort(), made.sort(), 'each move has its receipt');
      assert.equal(await seen.told(), seen.count('superseded'), 'each move that came too late was told');
      const logged = events.filter(({ type, actorId }) => type === 'card.moved' && actorId === people[i].id);
      assert.equal(new Set(logged.map(({ opId }) => opId)).size, logged.length, 'no move was done twice');
      const loggedIds = new Set(logged.map(({ opId }) => opId));
      for (const [opId, { outcome, card }] of seen.receipts)
        assert.ok(
          outcome === 'superseded' || loggedIds.has(opId) || places.has(placeOf(card)),
          `the log has the move ${opId}, or the card stood there already`,
        );
      for (const { opId } of logged) assert.notEqual(seen.receipts.get(opId)?.outcome ?? 'superseded', 'superseded');
      assert.ok(logged.length > 0, 'each moved something');
    }
    assert.ok(seconds < 30 || moves.some((seen) => seen.count('superseded') > 0), 'some came too late');
  } catch (error) {
    throw new Error(`With DRAG_SEED=${seed}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
});
