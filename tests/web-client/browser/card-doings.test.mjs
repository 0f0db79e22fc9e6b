import assert from 'node:assert/strict';
import { CARDS, allSent, boardTeam, card, cardLink, column, drag, shows } from './support/boards.mjs';
import { comments, panel } from './support/cards.mjs';
import { stage } from './support/stage.mjs';
import { choose, gone, sidebar } from './support/view.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** Long enough for the call that sets it to arrive before. */
const REMINDER_AHEAD_MS = 3_000;
const scenario = stage();

/** @param {Page} page */
const cardMenu = (page) => panel(page).getByRole('button', { name: 'Card menu' });

/** Nothing that is typed into has the focus, so that Ctrl+Z belongs to the board. @param {Page} page @param {string} title */
async function undoFrom(page, title) {
  await allSent(page);
  await cardLink(page, title).focus();
  await page.keyboard.press('Control+z');
}

scenario('A_card_is_duplicated_and_another_is_made_from_a_template', async (scene) => {
  const { people, path, add } = await boardTeam(scene.server, ['Ana', 'Ben'], {});
  const made = await add('To do', 'Greet a customer', { description: 'Bring **flowers**' });
  await add('To do', 'Something else');
  await people[0].call('POST', `cards/${made.id}/checklists`, { title: 'Steps', items: ['Call'] });
  const other = await scene.open(people[1], path);
  await cardLink(other, 'Greet a customer').waitFor();
  const page = await scene.open(people[0], `${path}/card/${made.id}`);
  await panel(page).getByRole('checkbox', { name: 'Call' }).check();
  await choose(page, cardMenu(page), 'Duplicate');
  await page.getByText('Duplicated.').waitFor();
  for (const each of [page, other]) {
    await shows(each, {
      'To do': ['Greet a customer', 'Greet a customer', 'Something else'],
      ...{ Doing: [], Done: [] },
    });
  }
  await page.getByRole('button', { name: 'Open' }).click();
  // The copy starts afresh: what was done on the first is not done on it.
  await panel(page).getByRole('checkbox', { name: 'Call', checked: false }).waitFor();
  await panel(page).getByText('flowers').waitFor();

  await page.goto(`${path}/card/${made.id}`);
  await choose(page, cardMenu(page), 'Make it a template');
  await card(other, 'Greet a customer').first().getByText('Template').waitFor();
  await choose(page, cardMenu(page), 'Make a card from it');
  await page.waitForURL((url) => !url.pathname.endsWith(made.id));
  await panel(page).getByRole('button', { name: 'Greet a customer' }).waitFor();
  await panel(page).getByRole('checkbox', { name: 'Call', checked: false }).waitFor();
  await shows(other, {
    'To do': ['Greet a customer', 'Greet a customer', 'Greet a customer', 'Something else'],
    ...{ Doing: [], Done: [] },
  });
  assert.equal(await other.getByText('Template').count(), 1, 'what is made from a template is none');
});

scenario('A_card_s_cover_and_estimate_are_seen_on_the_board_by_everybody', async (scene) => {
  const { people, path, add } = await boardTeam(scene.server, ['Ana', 'Ben'], CARDS);
  const made = await add('To do', 'Paint the fence');
  const page = await scene.open(people[0], `${path}/card/${made.id}`);
  const other = await scene.open(people[1], path);
  await panel(page).getByRole('combobox', { name: 'Cover' }).selectOption('Teal');
  await card(other, 'Paint the fence').locator('.card-cover.colour-teal').waitFor();
  await panel(page).getByRole('spinbutton', { name: 'Estimate' }).fill('2.5');
  await page.keyboard.press('Enter');
  await card(other, 'Paint the fence').getByText('Estimate 2.5').waitFor({ state: 'attached' });
  await comments(page).getByText('set the estimate to 2.5').waitFor();
  await panel(page).getByRole('combobox', { name: 'Cover' }).selectOption('None');
  await gone(card(other, 'Paint the fence').locator('.card-cover'));
  await page.reload();
  await panel(page).getByRole('combobox', { name: 'Cover' }).waitFor();
  assert.equal(await panel(page).getByRole('spinbutton', { name: 'Estimate' }).inputValue(), '2.5');
  assert.equal(await panel(page).getByRole('combobox', { name: 'Cover' }).inputValue(), '');
});

scenario('How_a_card_repeats_is_saved_shown_and_stopped', async (scene) => {
  const { people, path, add } = await boardTeam(scene.server, ['Ana', 'Ben'], CARDS);
  const made = await add('To do', 'Water the plants');
  const page = await scene.open(people[0], `${path}/card/${made.id}`);
  const other = await scene.open(people[1], path);
  const field = panel(page).getByRole('button', { name: /how this card repeats/ });
  const dialog = page.getByRole('dialog', { name: 'Repeat this card' });
  await field.click();
  await dialog.getByRole('combobox', { name: 'How' }).selectOption('By weeks');
  await dialog.getByRole('spinbutton', { name: 'Every how many weeks' }).fill('2');
  for (const day of await dialog.getByRole('checkbox', { checked: true }).all()) await day.uncheck();
  await dialog.getByRole('checkbox', { name: 'Mon' }).check();
  await dialog.getByRole('checkbox', { name: 'Thu' }).check();
  await dialog.getByLabel('At', { exact: true }).fill('07:30');
  await dialog.getByRole('combobox', { name: 'Into the list' }).selectOption('Doing');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await gone(dialog);
  const text = 'Every 2 weeks on Monday, Thursday at 07:30';
  await field.getByText(text).waitFor();
  await card(other, 'Water the plants').getByText('Repeats').waitFor({ state: 'attached' });
  await page.reload();
  await field.getByText(text).click();
  assert.equal(
    await dialog.getByRole('combobox', { name: 'Into the list' }).locator('option:checked').textContent(),
    'Doing',
  );
  await dialog.getByRole('button', { name: 'Stop repeating' }).click();
  await field.getByText('Never').waitFor();
  await gone(card(other, 'Water the plants').getByText('Repeats'));
});

scenario('A_card_that_repeats_says_so_only_while_its_list_has_no_room_for_the_next', async (scene) => {
  const { people, path, add, list } = await boardTeam(scene.server, ['Ana'], CARDS);
  const made = await add('To do', 'Water the plants');
  const rule = { kind: 'daily', every: 1, time: '09:00', timeZone: 'UTC', listId: list('Doing').id };
  await people[0].call('PUT', `cards/${made.id}/recurrence`, rule);
  const page = await scene.open(people[0], 'about:blank');
  // A clock that is days ahead of the server's: the time of the next copy has passed by it.
  await page.clock.install({ time: Date.now() + 3 * 86_400_000 });
  await page.goto(`${path}/card/${made.id}`);
  const waits = panel(page).getByText('“Doing” is full: the next copy waits until there is room.');
  await panel(page).getByText('Every day at 09:00').waitFor();
  assert.equal(await waits.count(), 0, 'the list has room');
  await people[0].call('PATCH', `lists/${list('Doing').id}`, { wipLimit: 1, wipMode: 'block' });
  await waits.waitFor();
  await people[0].call('PATCH', `lists/${list('Doing').id}`, { wipLimit: 2 });
  await gone(waits);
});

scenario('A_list_that_only_warns_takes_more_cards_and_shows_that_it_is_over_its_limit', async (scene) => {
  const { people, path, fresh } = await boardTeam(scene.server, ['Ana', 'Ben'], CARDS);
  const [ana, ben] = await Promise.all(people.map((person) => scene.open(person, path)));
  await choose(ana, ana.getByRole('button', { name: 'Doing menu' }), 'Edit list');
  const dialog = ana.getByRole('dialog', { name: 'Edit list' });
  await dialog.getByRole('spinbutton', { name: /^Limit/ }).fill('1');
  await dialog.getByText('A full list warns, but takes more cards.').waitFor();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await gone(dialog);
  for (const page of [ana, ben]) await page.locator('.column-count.is-full', { hasText: '1/1' }).waitFor();
  await drag(ana, 'One', 'Doing');
  const wanted = { 'To do': ['Two', 'Three', 'Four'], Doing: ['Five', 'One'], Done: ['Six'] };
  for (const page of [ana, ben]) {
    await shows(page, wanted);
    await page.locator('.column-count.is-over', { hasText: '2/1' }).waitFor();
    await page.getByText('cards, limit 1, over it').waitFor({ state: 'attached' });
  }
  await allSent(ana);
  assert.deepEqual(await fresh(), wanted);
});

scenario('Filters_by_person_and_by_due_stand_in_the_address_and_survive_a_reload', async (scene) => {
  const { people, path, add } = await boardTeam(scene.server, ['Ana', 'Ben'], CARDS);
  const [ana, ben] = people;
  const past = { at: new Date(Date.now() - 3_600_000).toISOString() };
  await add('To do', 'Late and mine', { due: past, assigneeIds: [ana.id] });
  await add('To do', 'Late and Ben’s', { due: past, assigneeIds: [ben.id] });
  await add('Doing', 'Mine without a day', { assigneeIds: [ana.id] });
  const page = await scene.open(ana, path);
  await cardLink(page, 'Late and mine').waitFor();
  /** @param {string} filter @param {string} choice */
  const pick = async (filter, choice) => {
    await page.getByRole('button', { name: `Filter by ${filter}` }).click();
    await page.getByRole('menuitemradio', { name: choice }).click();
  };
  await pick('assignee', 'Me');
  await shows(page, { 'To do': ['Late and mine'], Doing: ['Mine without a day'], Done: [] });
  await pick('due', 'Overdue');
  const wanted = { 'To do': ['Late and mine'], Doing: [], Done: [] };
  await shows(page, wanted);
  await page.reload();
  await shows(page, wanted);
  assert.equal(new URL(page.url()).searchParams.get('assignee'), 'me');
  assert.equal(new URL(page.url()).searchParams.get('due'), 'overdue');
  // The link to "my cards" is everybody's own.
  const other = await scene.open(ben, new URL(page.url()).pathname + new URL(page.url()).search);
  await shows(other, { 'To do': ['Late and Ben’s'], Doing: [], Done: [] });
  await pick('assignee', 'Ben');
  await shows(page, { 'To do': ['Late and mine', 'Late and Ben’s'], Doing: [], Done: [] });
});

scenario('All_cards_of_a_list_are_archived_brought_back_and_archived_again_at_once', async (scene) => {
  const { people, path, fresh } = await boardTeam(scene.server, ['Ana', 'Ben'], CARDS);
  const [ana, ben] = await Promise.all(people.map((person) => scene.open(person, path)));
  for (const page of [ana, ben]) await shows(page, CARDS);
  await choose(ana, ana.getByRole('button', { name: 'To do menu' }), 'Archive all cards');
  const question = ana.getByRole('dialog', { name: 'Archive all cards in To do?' });
  await question.getByText('4 cards leave the board.').waitFor();
  await question.getByRole('button', { name: 'Archive' }).click();
  await ana.getByText('4 cards are archived.').waitFor();
  const emptied = { ...CARDS, 'To do': [] };
  for (const page of [ana, ben]) await shows(page, emptied);
  await undoFrom(ana, 'Five');
  await ana.getByText('Undid: archiving the list’s cards (4).').waitFor();
  for (const page of [ana, ben]) await shows(page, CARDS);
  assert.deepEqual(await fresh(), CARDS);
  await ana.keyboard.press('Control+Shift+Z');
  await ana.getByText('Did again: archiving the list’s cards (4).').waitFor();
  for (const page of [ana, ben]) await shows(page, emptied);
  assert.deepEqual(await fresh(), emptied);
});

scenario('A_comment_cannot_be_undone_and_the_next_undo_takes_back_what_was_before', async (scene) => {
  scene.expects(/status of 409 .*\/undo$/);
  const { people, path } = await boardTeam(scene.server, ['Ana', 'Ben'], CARDS);
  const [page, other] = await Promise.all(people.map((person) => scene.open(person, path)));
  for (const each of [page, other]) await shows(each, CARDS);
  await drag(page, 'One', 'Done');
  const moved = { ...CARDS, 'To do': ['Two', 'Three', 'Four'], Done: ['Six', 'One'] };
  await shows(other, moved);
  await cardLink(page, 'Two').click();
  const field = panel(page).getByRole('textbox', { name: 'Write a comment' });
  await field.fill('Which blue?');
  await field.press('Enter');
  await comments(page).getByText('Which blue?').waitFor();
  await undoFrom(page, 'Two');
  await page.getByText('A comment cannot be undone. Undo once more for what you did before it.').waitFor();
  await shows(other, moved);
  await comments(page).getByText('Which blue?').waitFor();
  await page.keyboard.press('Control+z');
  await page.getByText('Undid: the move of “One”.').waitFor();
  for (const each of [page, other]) await shows(each, CARDS);
  await comments(page).getByText('Which blue?').waitFor();
});

scenario('A_card_that_was_just_made_goes_to_the_trash_when_its_making_is_undone', async (scene) => {
  const { people, path } = await boardTeam(scene.server, ['Ana', 'Ben'], CARDS);
  const [page, other] = await Promise.all(people.map((person) => scene.open(person, path)));
  for (const each of [page, other]) await shows(each, CARDS);
  await column(page, 'Doing').getByRole('button', { name: 'Add a card to Doing' }).first().click();
  await page.keyboard.type('Made by mistake');
  await page.keyboard.press('Enter');
  const made = { ...CARDS, Doing: ['Five', 'Made by mistake'] };
  for (const each of [page, other]) await shows(each, made);
  await page.keyboard.press('Escape');
  await undoFrom(page, 'Five');
  await page.getByText('Undid: making of “Made by mistake”.').waitFor();
  for (const each of [page, other]) await shows(each, CARDS);
  await choose(page, page.getByRole('button', { name: 'Board menu' }), 'Archive and trash');
  const dialog = page.getByRole('dialog', { name: 'Archive and trash' });
  await dialog.getByText('Nothing is here.').waitFor();
  await dialog.getByRole('button', { name: 'Trash', exact: true }).click();
  await dialog.getByRole('link', { name: 'Made by mistake' }).waitFor();
  await dialog.getByRole('button', { name: 'Restore Made by mistake' }).click();
  for (const each of [page, other]) await shows(each, made);
});

scenario('A_reminder_comes_to_the_inbox_of_the_one_who_wanted_it', async (scene) => {
  const { people, home, add } = await boardTeam(scene.server, ['Ana', 'Ben'], CARDS);
  const made = await add('To do', 'Call the painter');
  const [page, other] = await Promise.all(people.map((person) => scene.open(person, `${home}/inbox`)));
  for (const each of [page, other]) await each.getByText('Nothing yet').waitFor();
  const dueAt = new Date(Date.now() + REMINDER_AHEAD_MS).toISOString();
  await people[0].call('POST', `cards/${made.id}/reminders`, { dueAt });
  const notices = page.getByRole('list', { name: 'Notices' });
  await notices.getByText(/^(Unread\. )?Reminder(, late)?: /).waitFor();
  await sidebar(page).getByRole('link', { name: 'Inbox 1 unread' }).waitFor();
  await notices.getByRole('link', { name: 'Call the painter' }).click();
  await panel(page).getByRole('button', { name: 'Call the painter' }).waitFor();
  await sidebar(page).getByRole('link', { name: 'Inbox', exact: true }).waitFor();
  assert.equal(await other.getByRole('list', { name: 'Notices' }).count(), 0, 'nobody else is reminded');
});

scenario('What_happens_to_a_board_is_told_while_one_looks_and_leads_to_the_cards', async (scene) => {
  const { people, path, workspace, list, add } = await boardTeam(scene.server, ['Ana', 'Ben'], CARDS);
  const [ana, ben] = people;
  const page = await scene.open(ana, path);
  await shows(page, CARDS);
  await choose(page, page.getByRole('button', { name: 'Board menu' }), 'Activity');
  const dialog = page.getByRole('dialog', { name: 'Activity' });
  const deeds = dialog.getByRole('list', { name: 'What happened here' }).getByRole('listitem');
  await deeds.filter({ hasText: 'made this board' }).waitFor();

  await ben.call('PATCH', `lists/${list('Done').id}`, { name: 'Over' });
  await deeds.first().filter({ hasText: 'Ben renamed the list “Done” to “Over”' }).waitFor();
  const made = await add('To do', 'Call the painter');
  await deeds.first().filter({ hasText: 'made Call the painter in “To do”' }).waitFor();
  const before = await deeds.count();
  for (let i = 0; i < 60; i++) {
    await ben.call('POST', `cards/${made.id}/moves`, { listId: list(i % 2 === 0 ? 'Doing' : 'To do').id });
  }
  await page.keyboard.press('Escape');
  await gone(dialog);
  await choose(page, page.getByRole('button', { name: 'Board menu' }), 'Activity');
  await deeds.first().filter({ hasText: 'Ben moved Call the painter from “Doing” to “To do”' }).waitFor();
  while ((await deeds.count()) < before + 60) {
    const shown = await deeds.count();
    await dialog.getByRole('button', { name: 'Show more' }).click();
    await deeds.nth(shown).waitFor();
  }
  await gone(dialog.getByRole('button', { name: 'Show more' }));
  assert.equal(await deeds.count(), before + 60);

  await deeds.first().getByRole('link', { name: 'Call the painter' }).click();
  await panel(page).getByRole('button', { name: 'Call the painter' }).waitFor();
  await gone(dialog);
  assert.match(page.url(), new RegExp(`${workspace.id}/b/.*/card/${made.id}$`));
});

scenario('Who_reads_a_card_can_see_what_a_comment_said_before_until_it_is_deleted', async (scene) => {
  const { people, path, add } = await boardTeam(scene.server, ['Ana', 'Ben'], CARDS);
  const made = await add('To do', 'Call the painter');
  const comment = await people[1].call('POST', `cards/${made.id}/comments`, { body: 'Which blue?' });
  const page = await scene.open(people[0], `${path}/card/${made.id}`);
  await comments(page).getByText('Which blue?').waitFor();
  await people[1].call('PATCH', `comments/${comment.id}`, { body: 'Which green?' });
  const change = comments(page).getByRole('listitem').filter({ hasText: 'Ben changed a comment' });
  await change.getByText('Before and after').click();
  await change.locator('del', { hasText: 'Which blue?' }).waitFor();
  await change.locator('ins', { hasText: 'Which green?' }).waitFor();
  await people[1].call('DELETE', `comments/${comment.id}`);
  await gone(change);
  await page.reload();
  await comments(page).getByText('This comment was deleted').waitFor();
  assert.equal(await comments(page).getByText('Which').count(), 0);
});

scenario('Who_is_taken_off_a_board_while_they_read_what_happened_there_reads_no_more', async (scene) => {
  const { people, workspace, home } = await boardTeam(scene.server, ['Ana', 'Ben'], CARDS);
  const [ana, ben] = people;
  const secret = await ana.call('POST', `workspaces/${workspace.id}/boards`, { name: 'Secret', isPrivate: true });
  await ana.call('POST', `boards/${secret.id}/members`, { userId: ben.id });
  const page = await scene.open(ben, `${home}/b/${secret.id}`);
  await choose(page, page.getByRole('button', { name: 'Board menu' }), 'Activity');
  const dialog = page.getByRole('dialog', { name: 'Activity' });
  await dialog.getByText('let you into this board').waitFor();
  await ana.call('DELETE', `boards/${secret.id}/members/${ben.id}`);
  await gone(dialog);
});
