import assert from 'node:assert/strict';
import { CARDS, allSent, boardTeam, card, cardLink, drag, middle, shows } from './support/boards.mjs';
import { PHONE, stage } from './support/stage.mjs';

const scenario = stage();

scenario('A_card_that_is_dragged_moves_on_every_page', async (scene) => {
  const { people, path, fresh } = await boardTeam(scene.server, ['Ana', 'Ben'], CARDS);
  const [ana, ben] = await Promise.all(people.map((person) => scene.open(person, path)));
  await cardLink(ben, 'One').waitFor();
  await cardLink(ana, 'One').waitFor();
  await drag(ana, 'One', 'Doing', 'Five');
  await drag(ana, 'Four', 'To do', 'Two');
  await drag(ana, 'Three', 'Done');
  const wanted = { 'To do': ['Four', 'Two'], Doing: ['One', 'Five'], Done: ['Six', 'Three'] };
  for (const page of [ana, ben]) await shows(page, wanted);
  assert.deepEqual(await fresh(), wanted);
});

scenario('A_card_is_moved_by_keyboard_and_told_aloud', async (scene) => {
  const { people, path, fresh } = await boardTeam(scene.server, ['Ana'], CARDS);
  const page = await scene.open(people[0], path);
  await cardLink(page, 'One').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await page.getByText(/^Took up Two\./).waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowRight');
  await page.getByText('Doing, position 2 of 2.').waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press(' ');
  const wanted = { 'To do': ['One', 'Three', 'Four'], Doing: ['Two', 'Five'], Done: ['Six'] };
  await shows(page, wanted);
  await allSent(page);
  assert.deepEqual(await fresh(), wanted);
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Two');
});

scenario('A_keyboard_move_that_is_given_up_changes_nothing', async (scene) => {
  const { people, path } = await boardTeam(scene.server, ['Ana'], CARDS);
  const page = await scene.open(people[0], path);
  await cardLink(page, 'One').focus();
  await page.keyboard.press(' ');
  await page.keyboard.press('ArrowRight');
  await shows(page, { ...CARDS, 'To do': ['Two', 'Three', 'Four'], Doing: ['One', 'Five'] });
  await page.keyboard.press('Escape');
  await shows(page, CARDS);
});

scenario('A_finger_that_rests_on_a_card_drags_it', async (scene) => {
  const { people, path, fresh } = await boardTeam(scene.server, ['Ana'], CARDS);
  const page = await scene.open(people[0], path, PHONE);
  await cardLink(page, 'One').waitFor();
  const touch = await page.context().newCDPSession(page);
  /** @param {string} type @param {{x: number, y: number}[]} touchPoints */
  const send = (type, touchPoints) =>
    touch.send('Input.dispatchTouchEvent', { type: /** @type {any} */ (type), touchPoints });
  const from = await middle(card(page, 'One'));
  const to = await middle(card(page, 'Four'));
  await send('touchStart', [from]);
  await page.locator('.board[data-dragging]').waitFor();
  await send('touchMove', [{ x: from.x, y: from.y + 20 }]);
  await send('touchMove', [{ x: to.x, y: to.y + 20 }]);
  await page.locator('.card-gap').waitFor();
  await send('touchEnd', []);
  await shows(page, { ...CARDS, 'To do': ['Two', 'Three', 'Four', 'One'] });
  await allSent(page);
  assert.deepEqual((await fresh())['To do'], ['Two', 'Three', 'Four', 'One']);
});

scenario('A_full_list_that_holds_its_limit_gives_the_card_back', async (scene) => {
  const { people, path, list } = await boardTeam(scene.server, ['Ana'], CARDS);
  await people[0].call('PATCH', `lists/${list('Doing').id}`, { wipLimit: 1, wipMode: 'block' });
  const page = await scene.open(people[0], path);
  await cardLink(page, 'One').waitFor();
  await drag(page, 'One', 'Doing');
  await page.getByText('This list is full.').waitFor();
  await shows(page, CARDS);
});
