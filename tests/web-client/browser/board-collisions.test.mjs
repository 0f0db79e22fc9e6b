import assert from 'node:assert/strict';
import { CARDS, allSent, boardTeam, cardLink, drag, shows } from './support/boards.mjs';
import { AWAY, stage } from './support/stage.mjs';

const scenario = stage();

scenario('A_move_that_came_too_late_goes_where_the_other_put_it_and_says_so', async (scene) => {
  scene.expects(AWAY);
  const { people, path, board, list, read } = await boardTeam(scene.server, ['Ana', 'Ben'], CARDS);
  const page = await scene.open(people[0], path);
  await cardLink(page, 'One').waitFor();
  await page.context().setOffline(true);
  await page.getByText('You’re offline').waitFor();
  await drag(page, 'One', 'Done');
  await page.getByText('You’re offline: 1 change waits.').waitFor();
  const one = (await read()).cards.find((/** @type {any} */ each) => each.title === 'One');
  await people[1].call('POST', `cards/${one.id}/moves`, { listId: list('Doing').id });
  await page.context().setOffline(false);
  await page.getByText('Ben moved this to Doing a moment before you.').waitFor();
  await shows(page, { 'To do': ['Two', 'Three', 'Four'], Doing: ['Five', 'One'], Done: ['Six'] });
  await page.getByRole('button', { name: 'Show' }).click();
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'One');
  assert.ok(board.id);
});

scenario('Moves_made_offline_wait_over_a_reload_and_are_done_in_order', async (scene) => {
  scene.expects(AWAY);
  const { people, path, fresh } = await boardTeam(scene.server, ['Ana'], CARDS);
  const page = await scene.open(people[0], path);
  await cardLink(page, 'One').waitFor();
  await page.context().setOffline(true);
  // The line that says so moves the board down: no card may be aimed at before.
  await page.getByText('You’re offline').waitFor();
  await drag(page, 'One', 'Doing');
  await drag(page, 'One', 'Done');
  await drag(page, 'Two', 'Doing', 'Five');
  await page.getByText('You’re offline: 3 changes wait.').waitFor();
  await page.context().setOffline(false);
  await page.reload();
  const wanted = { 'To do': ['Three', 'Four'], Doing: ['Two', 'Five'], Done: ['Six', 'One'] };
  await shows(page, wanted);
  await allSent(page);
  assert.deepEqual(await fresh(), wanted);
});

scenario('What_was_done_last_is_undone_and_done_again', async (scene) => {
  scene.expects(/status of 409 .*\/undo$/);
  const { people, path } = await boardTeam(scene.server, ['Ana', 'Ben'], CARDS);
  const [ana, ben] = await Promise.all(people.map((person) => scene.open(person, path)));
  await cardLink(ben, 'One').waitFor();
  await cardLink(ana, 'One').waitFor();
  await drag(ana, 'One', 'Done');
  const moved = { ...CARDS, 'To do': ['Two', 'Three', 'Four'], Done: ['Six', 'One'] };
  await shows(ben, moved);
  await allSent(ana);
  await ana.keyboard.press('Control+z');
  await ana.getByText('Undid: the move of “One”.').waitFor();
  for (const page of [ana, ben]) await shows(page, CARDS);
  await ana.keyboard.press('Control+Shift+Z');
  for (const page of [ana, ben]) await shows(page, moved);
  await drag(ben, 'One', 'Doing');
  await shows(ana, { ...moved, Doing: ['Five', 'One'], Done: ['Six'] });
  await allSent(ben);
  await ana.keyboard.press('Control+z');
  await ana.getByText('Ben changed this after you, so it stays as it is.').waitFor();
});
