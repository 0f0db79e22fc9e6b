import assert from 'node:assert/strict';
import { checkAccess } from './support/access.mjs';
import { comments, makeBoard, panel } from './support/cards.mjs';
import { team } from './support/people.mjs';
import { PHONE, stage } from './support/stage.mjs';
import { choose, composer, conversation, gone, message } from './support/view.mjs';

/** @typedef {import('playwright-core').Page} Page */

const scenario = stage();

/** @param {Page} page */
const description = (page) => panel(page).getByRole('textbox', { name: 'Description' });

scenario('A_card_opens_beside_its_board_at_its_own_address_and_Escape_gives_the_focus_back', async (scene) => {
  const { people, workspace } = await team(scene.server, 'Ana');
  const { path, card, pathOf } = await makeBoard(people[0], workspace);
  const made = await card('Paint the fence');
  const page = await scene.open(people[0], path);
  await page.getByRole('link', { name: 'Paint the fence' }).click();
  await panel(page).getByRole('button', { name: 'Paint the fence' }).waitFor();
  assert.equal(new URL(page.url()).pathname, pathOf(made));
  await page.reload();
  await panel(page).getByRole('button', { name: 'Paint the fence' }).waitFor();
  await page.keyboard.press('Escape');
  await gone(panel(page));
  await page.waitForFunction((id) => document.activeElement?.getAttribute('data-card-link') === id, made.id);
});

scenario('What_one_changes_on_a_card_another_sees_at_once', async (scene) => {
  const { people, workspace } = await team(scene.server, 'Ana', 'Ben');
  const { board, card, pathOf } = await makeBoard(people[0], workspace);
  await people[0].call('POST', `boards/${board.id}/labels`, { name: 'Bug', color: 'red' });
  const path = pathOf(await card('Paint the fence'));
  const [ana, ben] = [await scene.open(people[0], path), await scene.open(people[1], path)];

  await panel(ana).getByRole('button', { name: 'Paint the fence' }).click();
  await panel(ana).getByRole('textbox', { name: 'Title' }).fill('Paint the gate');
  await ana.keyboard.press('Enter');
  await panel(ben).getByRole('button', { name: 'Paint the gate' }).waitFor();

  await panel(ana).getByRole('button', { name: 'Choose labels' }).click();
  await ana.keyboard.press('Enter');
  await ana.keyboard.press('Escape');
  await panel(ben).locator('.label-chip', { hasText: 'Bug' }).waitFor();

  await panel(ana).getByRole('button', { name: 'Add a checklist' }).click();
  await ana.keyboard.type('Steps');
  await ana.keyboard.press('Enter');
  await panel(ana).getByRole('button', { name: 'Add an item' }).click();
  await ana.keyboard.type('Sand it');
  await ana.keyboard.press('Enter');
  await panel(ben).getByRole('checkbox', { name: 'Sand it' }).click();
  await panel(ana).getByRole('checkbox', { name: 'Sand it', checked: true }).waitFor();
  await comments(ana)
    .getByText(/finished “/)
    .waitFor();

  await panel(ana).getByRole('combobox', { name: 'List' }).selectOption('Doing');
  await comments(ben).getByText('moved this from To do to Doing').waitFor();
});

scenario('Two_texts_that_collide_are_both_shown_and_nothing_is_lost', async (scene) => {
  scene.expects(/status of 412/);
  const { people, workspace } = await team(scene.server, 'Ana', 'Ben');
  const { card, pathOf } = await makeBoard(people[0], workspace);
  const made = await card('Paint the fence', { description: 'Primer\n\nColour' });
  const page = await scene.open(people[0], pathOf(made));
  await panel(page).getByRole('button', { name: 'Edit the description' }).click();
  await description(page).fill('Primer\n\nColour: blue');
  await page.reload();
  assert.equal(await description(page).inputValue(), 'Primer\n\nColour: blue', 'the draft is still there');

  await people[1].call('PATCH', `cards/${made.id}`, {
    description: 'Two coats of primer\n\nColour',
    version: made.version,
  });
  await panel(page).getByRole('button', { name: 'Save' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ben changed the description too' });
  await dialog.getByRole('region', { name: 'Yours' }).getByText('Colour: blue').waitFor();
  await dialog.getByRole('region', { name: 'Ben’s' }).getByText('Two coats').waitFor();
  await checkAccess(page, 'conflict');
  await dialog.getByRole('button', { name: 'Save this' }).click();
  await gone(dialog);
  await panel(page).getByRole('paragraph').filter({ hasText: 'Two coats of primer' }).waitFor();
  const { description: saved } = await people[1].call('GET', `cards/${made.id}`);
  assert.equal(saved, 'Two coats of primer\n\nColour: blue');
});

scenario('A_comment_names_somebody_and_its_draft_survives_a_reload', async (scene) => {
  const { people, workspace } = await team(scene.server, 'Ana', 'Ben Okoro');
  const { card, pathOf } = await makeBoard(people[0], workspace);
  const made = await card('Paint the fence');
  const page = await scene.open(people[0], pathOf(made));
  const field = panel(page).getByRole('textbox', { name: 'Write a comment' });
  await field.pressSequentially('Can you, @be');
  await page.getByRole('option', { name: 'Ben Okoro' }).waitFor();
  await page.keyboard.press('Enter');
  await page.reload();
  assert.equal(await field.inputValue(), 'Can you, @Ben Okoro ');
  await field.press('Enter');
  await comments(page).locator('mark', { hasText: '@Ben Okoro' }).waitFor();
  const { items } = await people[0].call('GET', `cards/${made.id}/comments`);
  assert.equal(items[0].body, `Can you, <@${people[1].id}>`);
});

scenario('An_archived_card_can_be_read_and_restored', async (scene) => {
  const { people, workspace } = await team(scene.server, 'Ana');
  const { card, pathOf } = await makeBoard(people[0], workspace);
  const made = await card('Paint the fence');
  const page = await scene.open(people[0], pathOf(made));
  await panel(page).getByRole('button', { name: 'Card menu' }).click();
  await page.getByRole('menuitem', { name: 'Archive', exact: true }).click();
  await gone(page.getByRole('link', { name: 'Paint the fence' }));
  await page.goto(pathOf(made));
  await panel(page).getByText('This card is archived.').waitFor();
  await panel(page).getByRole('button', { name: 'Restore' }).click();
  await page.getByRole('link', { name: 'Paint the fence' }).waitFor();
});

scenario('A_message_becomes_a_card_and_both_show_each_other', async (scene) => {
  const { people, workspace, general, path } = await team(scene.server, 'Ana', 'Ben');
  await makeBoard(people[0], workspace);
  await people[0].post(general.id, 'The fence needs paint');
  const page = await scene.open(people[0], path(general));
  const source = message(conversation(page), 'The fence needs paint');
  await source.hover();
  await choose(page, source.getByRole('button', { name: 'More actions' }), 'Make a card');
  const dialog = page.getByRole('dialog', { name: 'Make a card' });
  await dialog.getByRole('combobox', { name: 'List' }).locator('option').first().waitFor({ state: 'attached' });
  await checkAccess(page, 'make a card');
  await dialog.getByRole('button', { name: 'Make the card' }).click();
  await page.getByRole('button', { name: 'Open' }).click();
  await panel(page).getByRole('link', { name: 'From a message in #general' }).click();
  await message(conversation(page), 'The fence needs paint')
    .getByRole('link', { name: /The fence needs paint/ })
    .waitFor();

  const other = await scene.open(people[1], path(general));
  await message(conversation(other), 'The fence needs paint')
    .getByRole('link', { name: /Roadmap: To do/ })
    .waitFor();
  await other.goto(path(general));
  await message(conversation(other), 'The fence needs paint')
    .getByRole('link', { name: /Roadmap: To do/ })
    .waitFor();
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  scenario(`A_card_is_open_to_everyone_in_${colorScheme}`, async (scene) => {
    const { people, workspace } = await team(scene.server, 'Ana', 'Ben');
    const { board, card, pathOf } = await makeBoard(people[0], workspace);
    const label = await people[0].call('POST', `boards/${board.id}/labels`, { name: 'Bug', color: 'amber' });
    const made = await card('Paint the fence', {
      ...{ description: 'A **fence**', labelIds: [label.id], assigneeIds: [people[1].id], due: { date: '2026-01-05' } },
    });
    await people[0].call('POST', `cards/${made.id}/checklists`, { title: 'Steps', items: ['Sand', 'Paint'] });
    await people[1].call('POST', `cards/${made.id}/comments`, { body: 'Which blue?' });
    await people[1].call('PATCH', `cards/${made.id}`, { title: 'Paint the gate' });
    const options = { colorScheme, reducedMotion: /** @type {const} */ ('reduce') };
    const page = await scene.open(people[0], pathOf(made), options);
    await comments(page).getByText('Which blue?').waitFor();
    await comments(page).getByText('Before and after').click();
    await checkAccess(page, 'card');
    await panel(page).getByRole('button', { name: 'Assign people' }).click();
    await checkAccess(page, 'picker');
    await page.keyboard.press('Escape');
    await panel(page)
      .getByRole('button', { name: /how this card repeats/ })
      .click();
    await page.getByRole('dialog', { name: 'Repeat this card' }).waitFor();
    await checkAccess(page, 'repeat');
    await page.keyboard.press('Escape');

    const phone = await scene.open(people[1], pathOf(made), { ...PHONE, ...options });
    await comments(phone).getByText('Which blue?').waitFor();
    await checkAccess(phone, 'card on a phone');
    assert.equal(
      await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      0,
      'nothing sticks out',
    );
    await phone.getByRole('link', { name: 'Back to the board' }).tap();
    await gone(panel(phone));
  });
}

scenario('Names_are_completed_in_a_channel_too', async (scene) => {
  const { people, general, path } = await team(scene.server, 'Ana', 'Ben Okoro');
  const page = await scene.open(people[0], path(general));
  await composer(conversation(page)).pressSequentially('Hello @ok');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await message(conversation(page), 'Hello').locator('mark', { hasText: '@Ben Okoro' }).waitFor();
  // One's own is shown before it has arrived; what another sees was stored.
  const other = await scene.open(people[1], path(general));
  await message(conversation(other), 'Hello').locator('mark', { hasText: '@Ben Okoro' }).waitFor();
  assert.deepEqual(await people[0].read(general.id), [`Hello <@${people[1].id}>`]);
});

scenario('A_card_s_address_in_a_message_shows_the_card_and_what_becomes_of_it', async (scene) => {
  const { people, workspace, general, path } = await team(scene.server, 'Ana', 'Ben');
  const [ana, ben] = people;
  const { lists, card, pathOf } = await makeBoard(ana, workspace);
  const made = await card('Paint the fence');
  // Ben never opens the board: he reads the channel alone.
  const page = await scene.open(ben, path(general));
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await composer(page).waitFor();
  await ana.post(general.id, `Look at ${scene.server.url}${pathOf(made)}`);
  const chip = message(conversation(page), 'Look at').getByRole('list', { name: 'Cards' });
  await chip.getByText('Paint the fence').waitFor();
  await chip.getByText('Roadmap: To do').waitFor();

  await ana.call('PATCH', `cards/${made.id}`, { title: 'Paint the gate' });
  await ana.call('POST', `cards/${made.id}/moves`, { listId: lists[1].id });
  await chip.getByText('Paint the gate').waitFor();
  await chip.getByText('Roadmap: Doing').waitFor();
  await ana.call('PATCH', `lists/${lists[1].id}`, { name: 'Under way' });
  await chip.getByText('Roadmap: Under way').waitFor();
  await ana.call('PATCH', `cards/${made.id}`, { due: { at: '2026-01-02T10:00:00.000Z' } });
  await chip.locator('.due.is-past').waitFor();
  await ana.call('PATCH', `lists/${lists[1].id}`, { kind: 'closed' });
  await gone(chip.locator('.due.is-past'));
  await ana.call('PATCH', `boards/${made.boardId}`, { name: 'Route' });
  await chip.getByText('Route: Under way').waitFor();
  await ana.call('POST', `lists/${lists[1].id}/archive-cards`);
  await chip.getByText('Route: Archived').waitFor();
  assert.deepEqual(
    asked.filter((each) => /\/boards\/[^/]+$/.test(each)),
    [],
    'no board was read for it',
  );
});
