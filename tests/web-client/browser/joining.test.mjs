import assert from 'node:assert/strict';
import { PASSWORD, emailOf, team } from './support/people.mjs';
import { stage } from './support/stage.mjs';
import {
  channelLink,
  choose,
  composer,
  conversation,
  gone,
  heading,
  message,
  personLink,
  say,
  sidebar,
} from './support/view.mjs';

const scenario = stage(['--Demo:Enabled=true']);

/** @param {import('playwright-core').Page} page @param {string} name */
async function signUp(page, name) {
  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Email').fill(emailOf(name));
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
}

scenario('A_new_person_makes_a_workspace_and_another_joins_it_through_the_link', async (scene) => {
  const ana = await scene.open(null, '/');
  await signUp(ana, 'Ana');
  await ana.getByRole('heading', { name: 'Welcome, Ana' }).waitFor();
  await ana.getByLabel('Workspace name').fill('Bakery');
  await ana.getByRole('button', { name: 'Create workspace' }).click();
  await heading(ana, 'general').waitFor();
  await ana.getByText('This is the beginning of #general').waitFor();

  await conversation(ana).getByRole('button', { name: 'Invite people' }).click();
  const link = ana.getByRole('textbox', { name: 'Invite link' });
  await ana.waitForFunction((field) => /\/invite\//.test(/** @type {any} */ (field).value), await link.elementHandle());
  const address = await link.inputValue();
  await ana.keyboard.press('Escape');

  const ben = await scene.open(null, address);
  await signUp(ben, 'Ben');
  await ben.getByRole('heading', { name: 'Bakery' }).waitFor();
  await ben.getByRole('button', { name: 'Join workspace' }).click();
  await heading(ben, 'general').waitFor();
  await personLink(ana, 'Ben', 'online').waitFor();
  await say(ben, 'Hello from Ben');
  await message(ana, 'Hello from Ben').waitFor();
});

scenario('What_comes_late_moves_nothing_away_from_under_the_pointer', async (scene) => {
  const page = await scene.open(null, '/sign-in');
  const demo = page.getByText('or look around as');
  await demo.waitFor();
  let release = () => {};
  const held = new Promise((resolve) => (release = () => resolve(null)));
  await page.route('**/api/v1/auth/demo', async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  const link = page.getByRole('link', { name: 'Create an account' });
  await link.waitFor();
  const early = await link.boundingBox();
  assert.equal(await demo.count(), 0);
  release();
  await demo.waitFor();
  assert.deepEqual(await link.boundingBox(), early);
});

scenario('A_wrong_password_is_told_and_the_right_one_leads_where_one_wanted_to_go', async (scene) => {
  scene.expects(/status of 401/);
  const { people, general, path } = await team(scene.server, 'Ana');
  const page = await scene.open(null, path(general));
  await page.getByLabel('Email').fill(people[0].email);
  await page.getByLabel('Password').fill('not the right one');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').filter({ hasText: /\w/ }).waitFor();
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await heading(page, 'general').waitFor();
  assert.equal(new URL(page.url()).pathname, path(general));
});

scenario('Who_signs_out_is_out_in_every_tab', async (scene) => {
  const { people, general, path } = await team(scene.server, 'Ana');
  scene.expects(/status of 401|WebSocket/);
  const page = await scene.open(people[0], path(general));
  const second = await page.context().newPage();
  await second.goto(path(general));
  await heading(second, 'general').waitFor();
  await choose(page, page.getByRole('button', { name: /your menu$/ }), 'Sign out');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await second.getByRole('heading', { name: 'Sign in' }).waitFor();
});

scenario('A_member_who_is_removed_sees_the_workspace_no_more_and_is_told', async (scene) => {
  scene.expects(/status of 404/);
  const { people, general, path, workspace } = await team(scene.server, 'Ana', 'Ben');
  const [ana, ben] = people;
  await ana.post(general.id, 'Between us');
  const page = await scene.open(ben, path(general));
  await message(page, 'Between us').waitFor();
  await ana.call('DELETE', `workspaces/${workspace.id}/members/${ben.id}`);
  await page.getByRole('heading', { name: 'No such workspace' }).waitFor();
  await page.getByText('you are not in it').waitFor();
  await gone(message(page, 'Between us'));
  await page.getByRole('link', { name: 'Go to your workspaces' }).click();
  await page.getByRole('heading', { name: 'Welcome, Ben' }).waitFor();
});

scenario('A_private_channel_is_there_for_those_who_are_added_and_only_as_long', async (scene) => {
  const { people, general, path, channel } = await team(scene.server, 'Ana', 'Ben');
  const [ana, ben] = people;
  const plans = await channel('plans', { isPrivate: true });
  const page = await scene.open(ben, path(general));
  await composer(page).waitFor();
  assert.equal(await channelLink(page, 'plans').count(), 0);
  await ana.call('POST', `channels/${plans.id}/members`, { userId: ben.id });
  await channelLink(page, 'plans').click();
  await ana.post(plans.id, 'For few eyes');
  await message(page, 'For few eyes').waitFor();
  await ana.call('DELETE', `channels/${plans.id}/members/${ben.id}`);
  await gone(channelLink(page, 'plans'));
  await page.getByRole('heading', { name: 'No such channel' }).waitFor();
  await gone(message(page, 'For few eyes'));
});

scenario('One_click_signs_in_as_one_of_the_demonstration', async (scene) => {
  const mara = await scene.open(null, '/');
  await mara.getByRole('button', { name: 'Mara Lindqvist' }).click();
  await heading(mara, 'general').waitFor();
  const tom = await scene.open(null, '/');
  await tom.getByRole('button', { name: 'Tom Okafor' }).click();
  await sidebar(tom)
    .getByRole('link', { name: /general/ })
    .waitFor();
  await say(mara, 'Hello from the demonstration');
  await message(tom, 'Hello from the demonstration').waitFor();
});
