import assert from 'node:assert/strict';
import { allSent, boardTeam, card, cardLink, column, drag, middle, shows } from './support/boards.mjs';
import { checkAccess } from './support/access.mjs';
import { PHONE, stage } from './support/stage.mjs';
import { choose, gone, heading, sidebar } from './support/view.mjs';

const scenario = stage();
/** What a browser itself says about a network that is away. */
const AWAY = /WebSocket connection|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|WebSocket closed/;
const CARDS = { 'To do': ['One', 'Two', 'Three', 'Four'], Doing: ['Five'], Done: ['Six'] };

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

scenario('Filters_stand_in_the_address_and_survive_a_reload', async (scene) => {
  const { people, path, board, add } = await boardTeam(scene.server, ['Ana'], CARDS);
  const label = await people[0].call('POST', `boards/${board.id}/labels`, { name: 'Bug', color: 'red' });
  await add('To do', 'A bug of mine', { labelIds: [label.id], assigneeIds: [people[0].id] });
  const page = await scene.open(people[0], path);
  await page.getByRole('searchbox', { name: 'Find a card' }).fill('o');
  await gone(cardLink(page, 'Three'));
  await page.getByRole('button', { name: 'Filter by label' }).click();
  await page.getByRole('menuitemradio', { name: 'Bug' }).click();
  const wanted = { 'To do': ['A bug of mine'], Doing: [], Done: [] };
  await shows(page, wanted);
  assert.equal(new URL(page.url()).searchParams.get('label'), label.id);
  await page.reload();
  await shows(page, wanted);
  await cardLink(page, 'A bug of mine').click();
  await page.getByRole('complementary', { name: 'Card' }).waitFor();
  assert.equal(new URL(page.url()).searchParams.get('q'), 'o');
  await page.keyboard.press('Escape');
  await gone(page.getByRole('complementary', { name: 'Card' }));
  await page.getByRole('button', { name: 'Clear' }).click();
  await shows(page, { ...CARDS, 'To do': [...CARDS['To do'], 'A bug of mine'] });
});

scenario('A_due_date_turns_red_while_one_looks_at_it', async (scene) => {
  const { people, path, add } = await boardTeam(scene.server, ['Ana'], {});
  const page = await scene.open(people[0], 'about:blank');
  await page.clock.install();
  await add('To do', 'Soon', { due: { at: new Date(Date.now() + 3_600_000).toISOString() } });
  await page.goto(path);
  await card(page, 'Soon').locator('.due.is-soon').waitFor();
  await page.clock.fastForward('01:05:00');
  await card(page, 'Soon').locator('.due.is-past').waitFor();
});

scenario('One_sees_which_card_another_has_open', async (scene) => {
  const { people, path } = await boardTeam(scene.server, ['Ana', 'Ben'], CARDS);
  const [ana, ben] = await Promise.all(people.map((person) => scene.open(person, path)));
  await ana.getByText('Ben is here too').waitFor({ state: 'attached' });
  await cardLink(ben, 'Two').click();
  await card(ana, 'Two').getByText('Open with Ben').waitFor({ state: 'attached' });
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

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  scenario(`A_board_and_its_views_are_open_to_everyone_in_${colorScheme}`, async (scene) => {
    const { people, path, board, add } = await boardTeam(scene.server, ['Ana'], CARDS);
    const due = { at: new Date(Date.now() - 3_600_000).toISOString() };
    const label = await people[0].call('POST', `boards/${board.id}/labels`, { name: 'Bug', color: 'amber' });
    await add('To do', 'Late', { due, labelIds: [label.id], assigneeIds: [people[0].id] });
    await add('Done', 'Done in time', { due });
    const page = await scene.open(people[0], path, { colorScheme, reducedMotion: 'reduce' });
    for (const view of ['Board', 'List', 'Table', 'Calendar']) {
      await page.getByRole('link', { name: view, exact: true }).click();
      await cardLink(page, view === 'Calendar' ? /Late/ : 'Late')
        .first()
        .waitFor();
      await checkAccess(page, view);
    }
    await page.getByRole('link', { name: 'Board', exact: true }).click();
    for (const item of ['Labels', 'Edit board', 'Archive and trash']) {
      await choose(page, page.getByRole('button', { name: 'Board menu' }), item);
      await page.getByRole('dialog').waitFor();
      await checkAccess(page, item);
      await page.keyboard.press('Escape');
      await gone(page.getByRole('dialog'));
    }
    await choose(page, page.getByRole('button', { name: 'To do menu' }), 'Edit list');
    await checkAccess(page, 'Edit list');
  });
}
