import assert from 'node:assert/strict';
import { BoardLog, eventsAfter } from './support/board-log.mjs';
import { boardTeam, cardLink, shows } from './support/boards.mjs';
import { Moves, drop, lift, numbersFrom } from './support/drags.mjs';
import { stage } from './support/stage.mjs';

const scenario = stage();
const seconds = Number(process.env.DRAG_SECONDS ?? 60);
const seed = Number(process.env.DRAG_SEED ?? Date.now() % 1_000_000_007);
const LISTS = ['To do', 'Doing', 'Done'];
const TITLES = Array.from({ length: 9 }, (_, i) => `Card ${i + 1}`);

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

    const log = new BoardLog(cards, await eventsAfter(people[0], board.id, head));
    for (const [i, seen] of moves.entries()) {
      const me = people[i].id;
      const made = await seen.made();
      assert.deepEqual([...seen.receipts.keys()].sort(), made.sort(), 'each move has its receipt');
      assert.equal(await seen.told(), seen.count('superseded'), 'each move that came too late was told');
      for (const [opId, asked] of seen.asked) {
        const receipt = seen.receipts.get(opId);
        assert.ok(receipt, `the move ${opId} has its receipt`);
        log.check(me, asked, receipt);
      }
      const logged = log.movesBy(me).map(({ opId }) => opId ?? '');
      assert.equal(new Set(logged).size, logged.length, 'no move was done twice');
      assert.deepEqual(
        logged.filter((opId) => !seen.receipts.has(opId)),
        [],
        'nothing was moved that has no receipt',
      );
      assert.ok(logged.length > 0, 'each moved something');
      assert.deepEqual(seen.faults, [], 'nothing went wrong while they dragged');
    }
    assert.ok(seconds < 30 || moves.some((seen) => seen.count('superseded') > 0), 'some came too late');
  } catch (error) {
    throw new Error(`With DRAG_SEED=${seed}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
});
