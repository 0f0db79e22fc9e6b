import assert from 'node:assert/strict';
import { checkAccess } from './support/access.mjs';
import { CARDS, boardTeam, cardLink } from './support/boards.mjs';
import { comments, panel } from './support/cards.mjs';
import { PHONE, stage } from './support/stage.mjs';
import { choose, gone } from './support/view.mjs';

/** @typedef {import('playwright-core').Page} Page */

const scenario = stage();

/** @param {Page} page @param {string} name */
async function close(page, name) {
  await page.keyboard.press('Escape');
  await gone(page.getByRole('dialog', { name }));
}

/** @param {Page} page @param {string} place */
async function checkWidth(page, place) {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.equal(excess, 0, `nothing sticks out sideways: ${place}`);
}

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  const look = { colorScheme, reducedMotion: /** @type {const} */ ('reduce') };

  scenario(`The_archive_and_the_trash_with_cards_are_open_to_everyone_in_${colorScheme}`, async (scene) => {
    const { people, path, add } = await boardTeam(scene.server, ['Ana'], CARDS);
    for (const [what, title] of [
      ['archive', 'Kept for later'],
      ['archive', 'A second one that is kept'],
      ['trash', 'Thrown away'],
    ]) {
      const { id } = await add('To do', title);
      await people[0].call('POST', `cards/${id}/${what}`);
    }
    const page = await scene.open(people[0], path, look);
    await choose(page, page.getByRole('button', { name: 'Board menu' }), 'Archive and trash');
    const dialog = page.getByRole('dialog', { name: 'Archive and trash' });
    await dialog.getByRole('button', { name: 'Restore Kept for later' }).waitFor();
    await checkAccess(page, 'archive');
    await dialog.getByRole('button', { name: 'Trash', exact: true }).click();
    await dialog.getByRole('button', { name: 'Delete Thrown away for good' }).waitFor();
    await checkAccess(page, 'trash');
    await dialog.getByRole('button', { name: 'Delete Thrown away for good' }).click();
    await page.getByRole('dialog', { name: 'Delete Thrown away for good?' }).waitFor();
    await checkAccess(page, 'question before deleting for good');
    await close(page, 'Delete Thrown away for good?');
    await dialog.getByRole('button', { name: 'Restore Thrown away' }).click();
    await dialog.getByText('Nothing is here.').waitFor();
    await page.getByText('The card is back on the board.').waitFor();
    await checkAccess(page, 'trash that became empty');
  });

  scenario(`A_board_s_making_and_its_people_are_open_to_everyone_in_${colorScheme}`, async (scene) => {
    const { people, workspace, home } = await boardTeam(scene.server, ['Ana', 'Ben', 'Cleo'], {});
    const secret = await people[0].call('POST', `workspaces/${workspace.id}/boards`, {
      name: 'Plans',
      isPrivate: true,
    });
    await people[0].call('POST', `boards/${secret.id}/members`, { userId: people[1].id });
    const page = await scene.open(people[0], `${home}/b/${secret.id}`, look);
    await page.getByRole('button', { name: 'Create a board' }).click();
    const making = page.getByRole('dialog', { name: 'Create a board' });
    await making.waitFor();
    await checkAccess(page, 'create a board');
    await making.getByRole('switch', { name: 'Private' }).click();
    await making.getByText('Only people who are added can find and see it.').waitFor();
    await checkAccess(page, 'create a private board');
    await close(page, 'Create a board');

    await page.getByRole('button', { name: 'People on this board' }).click();
    const members = page.getByRole('dialog', { name: 'People on Plans' });
    await members.getByRole('button', { name: 'Remove Ben' }).waitFor();
    await members.getByRole('button', { name: 'Add Cleo' }).waitFor();
    await checkAccess(page, 'people on a board');
    await close(page, 'People on Plans');
  });

  scenario(`A_card_s_reminders_and_an_archived_card_are_open_to_everyone_in_${colorScheme}`, async (scene) => {
    const { people, path, add } = await boardTeam(scene.server, ['Ana'], CARDS);
    const at = new Date(Date.now() + 3 * 86_400_000).toISOString();
    const made = await add('To do', 'Paint the fence', { due: { at } });
    await people[0].call('POST', `cards/${made.id}/comments`, { body: 'Which blue?' });
    const page = await scene.open(people[0], `${path}/card/${made.id}`, look);
    await panel(page).getByRole('button', { name: 'Add a reminder' }).click();
    await page.getByRole('menuitem', { name: 'Due: 1 day before' }).waitFor();
    await checkAccess(page, 'reminder menu');
    await page.getByRole('menuitem', { name: 'Due: 1 day before' }).click();
    await panel(page).getByRole('button', { name: 'Delete the reminder: 1 day before due' }).waitFor();
    await checkAccess(page, 'card with a reminder');

    await people[0].call('POST', `cards/${made.id}/archive`);
    await panel(page).getByText('This card is archived.').waitFor();
    await comments(page).getByText('archived this card').waitFor();
    await checkAccess(page, 'archived card');
  });

  scenario(`A_phone_s_views_of_a_board_are_open_to_everyone_in_${colorScheme}`, async (scene) => {
    const { people, path, board, add } = await boardTeam(scene.server, ['Ana'], CARDS);
    const due = { at: new Date(Date.now() - 60_000).toISOString() };
    const label = await people[0].call('POST', `boards/${board.id}/labels`, { name: 'Bug', color: 'amber' });
    const late = await add('To do', 'Late', { due, labelIds: [label.id], assigneeIds: [people[0].id] });
    await add('Done', 'Done in time', { due });
    await people[0].call('PATCH', `cards/${late.id}`, { cover: 'teal', estimate: 3 });
    await people[0].call('POST', `cards/${late.id}/checklists`, { title: 'Steps', items: ['Sand', 'Paint'] });
    const page = await scene.open(people[0], path, { ...PHONE, ...look });
    for (const view of ['Board', 'List', 'Table', 'Calendar']) {
      await page.getByRole('link', { name: view, exact: true }).tap();
      await page.locator('.view-tab[aria-current="page"]', { hasText: view }).waitFor();
      await cardLink(page, view === 'Calendar' ? /Late/ : 'Late')
        .first()
        .waitFor();
      await checkAccess(page, `${view} on a phone`);
      await checkWidth(page, view);
    }
    await page.getByRole('button', { name: 'Filter', exact: true }).tap();
    await page.getByRole('searchbox', { name: 'Find a card' }).waitFor();
    await checkAccess(page, 'filters on a phone');
    await checkWidth(page, 'filters');
    await page.getByRole('link', { name: 'List', exact: true }).tap();
    await cardLink(page, 'Late').tap();
    await panel(page).getByRole('checkbox', { name: 'Sand' }).waitFor();
    await checkAccess(page, 'opened card on a phone');
    await checkWidth(page, 'opened card');
  });
}
