import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { checkAccess } from './support/access.mjs';
import { pick } from './support/keyboard.mjs';
import { team } from './support/people.mjs';
import { PHONE, stage } from './support/stage.mjs';

/** @typedef {import('playwright-core').Page} Page */

const scenario = stage();

/** @param {Page} page */
const entries = (page) => page.getByRole('list', { name: 'Entries' }).getByRole('listitem');

scenario('An_admin_reads_the_audit_log_from_the_menu_and_exports_it', async (scene) => {
  const { people, workspace, general, home } = await team(scene.server, 'Ana', 'Ben');
  const [ana, ben] = people;
  await ana.call('PATCH', `workspaces/${workspace.id}/members/${ben.id}`, { role: 'admin' });
  await ana.call('PATCH', `channels/${general.id}`, { topic: '<b>Words</b>' });
  const page = await scene.open(ana, `${home}/people`);
  await page.getByRole('heading', { name: 'People', level: 1 }).waitFor();
  await pick(page, page.getByRole('button', { name: /workspace menu$/ }), 'Audit log');
  await page.getByRole('heading', { name: 'Audit log', level: 1 }).waitFor();
  const newest = entries(page).first();
  await newest.getByText('Ana changed the channel general').waitFor();
  await newest.getByText('Topic: <b>Words</b>').waitFor();
  await newest.getByText(/from 127\.0\.0\.1/).waitFor();
  await entries(page).nth(1).getByText('Role: Member → Admin').waitFor();
  await checkAccess(page, 'audit log');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export' }).click(),
  ]);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\n');
  assert.equal(lines.length, await entries(page).count());
  assert.equal(JSON.parse(lines.at(-1) ?? '').action, 'channel.updated');
});

scenario('Older_entries_come_when_asked_for_also_on_a_phone', async (scene) => {
  const { people, workspace, home } = await team(scene.server, 'Ana');
  for (let i = 0; i < 60; i++) await people[0].call('PATCH', `workspaces/${workspace.id}`, { name: `Workshop ${i}` });
  const page = await scene.open(people[0], `${home}/audit`, PHONE);
  await entries(page).nth(49).waitFor();
  await checkAccess(page, 'audit log on a phone');
  await page.getByRole('button', { name: 'Show older' }).tap();
  await entries(page).last().getByText('made the workspace').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Show older' }).count(), 0);
  const log = await people[0].call('GET', `workspaces/${workspace.id}/audit?limit=200`);
  assert.equal(await entries(page).count(), log.items.length);
});

scenario('Whoever_is_no_admin_is_told_so', async (scene) => {
  const { people, home } = await team(scene.server, 'Ana', 'Ben');
  const page = await scene.open(people[1], `${home}/audit`);
  await page.getByText('Only admins read the audit log').waitFor();
  assert.equal(await page.getByRole('link', { name: 'Export' }).count(), 0);
});
