import assert from 'node:assert/strict';
import { checkAccess } from './support/access.mjs';
import { CARDS, boardTeam, card, cardLink, shows } from './support/boards.mjs';
import { stage } from './support/stage.mjs';
import { choose, gone } from './support/view.mjs';

const scenario = stage();

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
    for (const item of ['Labels', 'Edit board', 'Activity', 'Archive and trash']) {
      await choose(page, page.getByRole('button', { name: 'Board menu' }), item);
      await page.getByRole('dialog').waitFor();
      if (item === 'Activity') await page.getByRole('dialog').getByText('made this board').waitFor();
      await checkAccess(page, item);
      await page.keyboard.press('Escape');
      await gone(page.getByRole('dialog'));
    }
    await choose(page, page.getByRole('button', { name: 'To do menu' }), 'Edit list');
    await checkAccess(page, 'Edit list');
  });
}
