import assert from 'node:assert/strict';
import { boardTeam, cardLink } from './support/boards.mjs';
import { panel } from './support/cards.mjs';
import { focused, pick, press, tabTo } from './support/keyboard.mjs';
import { stage } from './support/stage.mjs';
import { gone } from './support/view.mjs';

/** @typedef {import('playwright-core').Page} Page */

const scenario = stage();

/**
 * A page on which a description was written that meanwhile another wrote too, and the dialog that tells so.
 *
 * @param {import('./support/stage.mjs').Scene} scene
 */
async function collision(scene) {
  scene.expects(/status of 412/);
  const { people, path, add } = await boardTeam(scene.server, ['Ana', 'Ben'], {});
  const made = await add('To do', 'Paint', { description: 'Primer\n\nColour' });
  const page = await scene.open(people[0], `${path}/card/${made.id}`);
  await press(page, panel(page).getByRole('button', { name: 'Edit the description' }));
  await page.keyboard.type(': blue');
  await people[1].call('PATCH', `cards/${made.id}`, {
    description: 'Two coats of primer\n\nColour',
    version: made.version,
  });
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog', { name: 'Ben changed the description too' });
  await dialog.waitFor();
  await focused(dialog, { isSeen: false });
  return {
    page,
    dialog,
    field: panel(page).getByRole('textbox', { name: 'Description' }),
    edit: panel(page).getByRole('button', { name: 'Edit the description' }),
    saved: async () => (await people[1].call('GET', `cards/${made.id}`)).description,
  };
}

scenario('Two_texts_that_collide_are_put_together_by_keyboard_alone', async (scene) => {
  const { page, dialog, field, edit, saved } = await collision(scene);
  await tabTo(page, dialog.getByRole('region', { name: 'Yours' }).getByText('Colour: blue'));
  await tabTo(page, dialog.getByRole('region', { name: 'Ben’s' }).getByText('Two coats'));
  await page.keyboard.press('Escape');
  await gone(dialog);
  await focused(field);
  assert.equal(await field.inputValue(), 'Primer\n\nColour: blue', 'what was written is still there');

  await page.keyboard.press('Control+Enter');
  await dialog.waitFor();
  await tabTo(page, dialog.getByRole('textbox', { name: 'Both versions of the description together' }));
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' and white');
  await press(page, dialog.getByRole('button', { name: 'Save this' }));
  await gone(dialog);
  await focused(edit);
  assert.equal(await saved(), 'Two coats of primer\n\nColour: blue and white');
});

for (const [choice, text] of [
  ['Keep mine', 'Primer\n\nColour: blue'],
  ['Keep theirs', 'Two coats of primer\n\nColour'],
]) {
  scenario(`Of_two_texts_that_collide_one_is_taken_by_keyboard_alone_${choice.replace(' ', '_')}`, async (scene) => {
    const { page, dialog, edit, saved } = await collision(scene);
    await press(page, dialog.getByRole('button', { name: choice }));
    await gone(dialog);
    await focused(edit);
    assert.equal(await saved(), text);
  });
}

scenario('The_archive_and_the_trash_are_emptied_by_keyboard_alone', async (scene) => {
  const { people, path, add, fresh } = await boardTeam(scene.server, ['Ana'], { 'To do': ['One'] });
  for (const [title, what] of [
    ['Two', 'archive'],
    ['Three', 'archive'],
    ['Four', 'trash'],
    ['Five', 'trash'],
  ]) {
    await people[0].call('POST', `cards/${(await add('To do', title)).id}/${what}`);
  }
  const page = await scene.open(people[0], path);
  await cardLink(page, 'One').waitFor();
  const menu = page.getByRole('button', { name: 'Board menu' });
  const dialog = page.getByRole('dialog', { name: 'Archive and trash' });
  await pick(page, menu, 'Archive and trash');
  await press(page, dialog.getByRole('button', { name: 'Restore Three' }));
  await focused(dialog.getByRole('link', { name: 'Two' }));
  await press(page, dialog.getByRole('button', { name: 'Restore Two' }));
  await dialog.getByText('Nothing is here.').waitFor();
  await focused(dialog.getByRole('button', { name: 'Archive' }));

  await press(page, dialog.getByRole('button', { name: 'Trash' }));
  await press(page, dialog.getByRole('button', { name: 'Restore Four' }));
  await focused(dialog.getByRole('link', { name: 'Five' }));
  const remove = dialog.getByRole('button', { name: 'Delete Five for good' });
  const question = page.getByRole('dialog', { name: 'Delete Five for good?' });
  await press(page, remove);
  await focused(question.getByRole('button', { name: 'Cancel' }));
  await page.keyboard.press('Enter');
  await gone(question);
  await focused(remove);
  await page.keyboard.press('Enter');
  await question.waitFor();
  await page.keyboard.press('Escape');
  await gone(question);
  await focused(remove);
  await page.keyboard.press('Enter');
  await press(page, question.getByRole('button', { name: 'Delete for good' }));
  await dialog.getByText('Nothing is here.').waitFor();
  await gone(question);
  await focused(dialog.getByRole('button', { name: 'Trash' }));
  await page.keyboard.press('Escape');
  await gone(dialog);
  await focused(menu);
  const left = await fresh();
  assert.deepEqual(left['To do'].sort(), ['Four', 'One', 'Three', 'Two']);
  for (const title of left['To do']) await cardLink(page, title).waitFor();
});

scenario('A_calendar_s_address_is_made_copied_and_revoked_by_keyboard_alone', async (scene) => {
  scene.expects(/status of 404/);
  const { people, home } = await boardTeam(scene.server, ['Ana'], {});
  const page = await scene.open(people[0], `${home}/inbox`);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const menu = page.getByRole('button', { name: /your menu$/ });
  const dialog = page.getByRole('dialog', { name: 'Reminders and calendar' });
  await pick(page, menu, 'Reminders and calendar');
  await dialog.getByRole('combobox', { name: 'Time zone' }).waitFor();
  await press(page, dialog.getByRole('button', { name: 'Make an address' }));
  const field = dialog.getByRole('textbox', { name: 'Calendar address' });
  await tabTo(page, field);
  const address = await field.inputValue();
  const copy = dialog.getByRole('button', { name: 'Copy' });
  await press(page, copy);
  await page.getByText('Address copied.').waitFor();
  await focused(copy);
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), address);
  const fetched = async () => (await fetch(new URL(new URL(address).pathname, scene.server.url))).status;
  assert.equal(await fetched(), 200);

  await press(page, dialog.getByRole('button', { name: 'Revoke' }));
  await gone(field);
  await focused(dialog.getByRole('button', { name: 'Make an address' }));
  assert.equal(await fetched(), 404);
  await page.keyboard.press('Escape');
  await gone(dialog);
  await focused(menu);
});
