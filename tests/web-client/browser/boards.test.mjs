import assert from 'node:assert/strict';
import { CARDS, allSent, boardTeam, card, cardLink, column, shows } from './support/boards.mjs';
import { stage } from './support/stage.mjs';
import { choose, heading, sidebar } from './support/view.mjs';

const scenario = stage();

scenario('A_board_is_made_filled_and_seen_by_the_others_at_once', async (scene) => {
  const { people, home } = await boardTeam(scene.server, ['Ana', 'Ben'], {});
  const [ana, ben] = await Promise.all(people.map((person) => scene.open(person, `${home}/people`)));
  await ana.getByRole('button', { name: 'Create a board' }).click();
  await ana.getByRole('textbox', { name: 'Name' }).fill('Launch');
  await ana.getByRole('button', { name: 'Create board' }).click();
  await heading(ana, 'Launch').waitFor();
  await sidebar(ben).getByRole('link', { name: 'Launch' }).click();
  await column(ben, 'To do').waitFor();

  await ana.getByRole('link', { name: 'Launch' }).focus();
  await ana.keyboard.press('n');
  await ana.getByRole('textbox', { name: 'Title of the new card in To do' }).fill('Book a room');
  await ana.keyboard.press('Enter');
  await ana.keyboard.type('Send invitations');
  await ana.keyboard.press('Enter');
  await ana.keyboard.press('Escape');
  for (const page of [ana, ben]) {
    await shows(page, { 'To do': ['Book a room', 'Send invitations'], Doing: [], Done: [] });
  }
});

scenario('One_sees_which_card_another_has_open', async (scene) => {
  const { people, path } = await boardTeam(scene.server, ['Ana', 'Ben'], CARDS);
  const [ana, ben] = await Promise.all(people.map((person) => scene.open(person, path)));
  await ana.getByText('Ben is here too').waitFor({ state: 'attached' });
  await cardLink(ben, 'Two').click();
  await card(ana, 'Two').getByText('Open with Ben').waitFor({ state: 'attached' });
});

scenario('An_archived_board_is_read_but_not_changed', async (scene) => {
  const { people, path } = await boardTeam(scene.server, ['Ana', 'Ben'], CARDS);
  const [ana, ben] = await Promise.all(people.map((person) => scene.open(person, path)));
  await column(ben, 'To do').waitFor();
  await choose(ana, ana.getByRole('button', { name: 'Board menu' }), 'Archive board');
  await ana.getByRole('dialog').getByRole('button', { name: 'Archive' }).click();
  await ben.getByText('This board is archived').waitFor();
  assert.equal(await ben.getByRole('button', { name: /Add a card/ }).count(), 0);
  await cardLink(ben, 'One').waitFor();
  await ana.getByRole('button', { name: 'Restore', exact: true }).click();
  await ben.getByRole('button', { name: 'Add a card to To do' }).first().waitFor();
});

scenario('Five_hundred_cards_are_moved_among_without_drawing_the_others_again', async (scene) => {
  const { people, path, add } = await boardTeam(scene.server, ['Ana'], {});
  const titles = Array.from({ length: 500 }, (_, i) => `Card ${i}`);
  for (let at = 0; at < titles.length; at += 20) {
    await Promise.all(titles.slice(at, at + 20).map((title, i) => add(['To do', 'Doing', 'Done'][i % 3], title)));
  }
  const page = await scene.open(people[0], path);
  const first = page.locator('[data-card-link]').first();
  await first.waitFor();
  assert.equal(await page.locator('[data-card]').count(), 500);
  await page.evaluate(() => {
    const counted = /** @type {any} */ (window);
    counted.changes = 0;
    const root = /** @type {Element} */ (document.querySelector('.board'));
    new MutationObserver((records) => (counted.changes += records.length)).observe(root, {
      childList: true,
      subtree: true,
    });
  });
  await first.focus();
  await page.keyboard.press(' ');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await allSent(page);
  const changes = await page.evaluate(() => /** @type {any} */ (window).changes);
  assert.ok(changes < 40, `${changes} changes`);
});
