import assert from 'node:assert/strict';
import { checkAccess } from './support/access.mjs';
import { makeBoard, panel } from './support/cards.mjs';
import { team } from './support/people.mjs';
import { PHONE, stage } from './support/stage.mjs';
import { choose, conversation, message, sidebar } from './support/view.mjs';

/** @typedef {import('playwright-core').Page} Page */

const scenario = stage();

/** @param {Page} page @param {number} count */
const unread = (page, count) =>
  sidebar(page)
    .getByRole('link', { name: count === 0 ? /^Inbox$/ : `Inbox ${count} unread` })
    .waitFor();

scenario('Mentions_and_assignments_come_to_the_inbox_and_are_read_on_every_device', async (scene) => {
  const { people, workspace, general, home, path } = await team(scene.server, 'Ana', 'Ben');
  const { card } = await makeBoard(people[0], workspace);
  const page = await scene.open(people[1], path(general));
  await unread(page, 0);
  await people[0].post(general.id, `Look here, <@${people[1].id}>`);
  await unread(page, 1);
  const made = await card('Paint the fence');
  await people[0].call('PUT', `cards/${made.id}/assignees/${people[1].id}`);
  await unread(page, 2);

  const inbox = await scene.open(people[1], `${home}/inbox`);
  await inbox.getByText('Ana assigned this card to you').waitFor();
  await checkAccess(inbox, 'inbox');
  await inbox.getByRole('button', { name: 'Mark as read: Paint the fence' }).click();
  await unread(page, 1);
  await inbox.getByRole('button', { name: 'Mark as unread: Paint the fence' }).click();
  await unread(page, 2);
  await inbox.getByRole('link', { name: 'Look here, @Ben' }).click();
  await message(conversation(inbox), 'Look here').waitFor();
  await unread(page, 1);
  await inbox.goBack();
  await inbox.getByRole('button', { name: 'Mark all as read' }).click();
  await unread(page, 0);
  await inbox.getByRole('link', { name: 'Paint the fence' }).click();
  await panel(inbox).getByRole('button', { name: 'Paint the fence' }).waitFor();
});

scenario('An_empty_inbox_says_what_will_come', async (scene) => {
  const { people, home } = await team(scene.server, 'Ana');
  const page = await scene.open(people[0], `${home}/inbox`, PHONE);
  await page.getByText('Nothing yet').waitFor();
  await checkAccess(page, 'empty inbox');
});

scenario('A_calendar_s_address_is_shown_once_and_can_be_revoked', async (scene) => {
  scene.expects(/status of 404/);
  const { people, home } = await team(scene.server, 'Ana');
  const page = await scene.open(people[0], `${home}/inbox`);
  await choose(page, page.getByRole('button', { name: /your menu$/ }), 'Reminders and calendar');
  const dialog = page.getByRole('dialog', { name: 'Reminders and calendar' });
  await dialog.getByRole('combobox', { name: 'Time zone' }).waitFor();
  await dialog.getByRole('button', { name: 'Make an address' }).click();
  const address = await dialog.getByRole('textbox', { name: 'Calendar address' }).inputValue();
  assert.match(address, /\/calendar\/[^/]+\.ics$/);
  await checkAccess(page, 'settings');
  assert.equal((await fetch(new URL(new URL(address).pathname, scene.server.url))).status, 200);
  await dialog.getByRole('button', { name: 'Revoke' }).click();
  await dialog.getByRole('button', { name: 'Make an address' }).waitFor();
  assert.equal((await fetch(new URL(new URL(address).pathname, scene.server.url))).status, 404);
});
