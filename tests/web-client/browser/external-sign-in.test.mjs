import assert from 'node:assert/strict';
import { after } from 'node:test';
import { Issuer } from './support/issuer.mjs';
import { PASSWORD, emailOf, register, team } from './support/people.mjs';
import { switchOn } from './support/second-factor.mjs';
import { stage } from './support/stage.mjs';
import { choose, gone, heading } from './support/view.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./support/stage.mjs').Scene} Scene */

const issuer = new Issuer();
// Before the server, which has to be told where it is.
await issuer.start();
after(() => issuer.stop());
const scenario = stage(issuer.settings);

/**
 * The page to sign in on, in a browser of its own.
 * @param {Scene} scene
 * @param {string} [path]
 */
async function arrive(scene, path = '/') {
  await issuer.allow(scene.server.url);
  return scene.open(null, path);
}

/**
 * Says at the other service who one is, or says no.
 * @param {Page} page
 * @param {import('./support/issuer.mjs').Outsider | null} who
 */
async function decide(page, who) {
  await page.getByRole('heading', { name: 'Let Realtime in?' }).waitFor();
  if (who) await page.getByLabel(who.name, { exact: true }).check();
  await page.getByRole('button', { name: who ? 'Allow' : 'Deny' }).click();
}

/** @param {Page} page @param {string} service */
const goOn = (page, service) => page.getByRole('link', { name: `Continue with ${service}` }).click();

/** @param {Page} page */
const cookieNames = async (page) => (await page.context().cookies()).map(({ name }) => name);

for (const service of ['Google', 'GitHub', 'Company']) {
  scenario(`Who_is_new_comes_in_by_${service}_and_again_with_another_email`, async (scene) => {
    const who = await issuer.add();
    const page = await arrive(scene);
    await goOn(page, service);
    await decide(page, who);
    await page.getByRole('heading', { name: `Welcome, ${who.name}` }).waitFor();
    await page.getByText(`Signed in as ${who.email}`).waitFor();
    assert.deepEqual(await cookieNames(page), ['realtime'], 'the cookies of the journey are gone');
    await page.getByLabel('Workspace name').fill('Bakery');
    await page.getByRole('button', { name: 'Create workspace' }).click();
    await heading(page, 'general').waitFor();

    await issuer.change({ ...who, email: `new-${who.email}` });
    const second = await arrive(scene, '/sign-up');
    await goOn(second, service);
    await decide(second, who);
    await heading(second, 'general').waitFor();
    await second.getByRole('button', { name: /your menu$/ }).click();
    await second.getByRole('menu').getByText(who.email, { exact: true }).waitFor();
  });

  scenario(`Who_says_no_at_${service}_is_told_and_can_sign_in_another_way`, async (scene) => {
    scene.expects(/status of 401/);
    const ana = await register(scene.server, 'Ana');
    const page = await arrive(scene, '/w/none/inbox');
    await goOn(page, service);
    await decide(page, null);
    await page.getByRole('alert').filter({ hasText: 'You said no at the other service' }).waitFor();
    assert.equal(new URL(page.url()).pathname, '/sign-in');
    assert.ok(!(await cookieNames(page)).includes('realtime'));
    await page.getByLabel('Email').fill(ana.email);
    await page.getByLabel('Password').fill(PASSWORD);
    scene.expects(/status of 404/);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { name: 'No such workspace' }).waitFor();
  });
}

/** @param {Page} page */
async function openLinked(page) {
  await choose(page, page.getByRole('button', { name: /your menu$/ }), 'Account and security');
  await page.getByRole('link', { name: 'Linked accounts' }).click();
  await page.getByRole('heading', { name: 'Linked accounts' }).waitFor();
}

scenario('An_account_is_linked_and_signs_in_until_it_is_unlinked', async (scene) => {
  await issuer.allow(scene.server.url);
  const { people, general, path } = await team(scene.server, 'Ana');
  const who = await issuer.add();
  const page = await scene.open(people[0], path(general));
  await heading(page, 'general').waitFor();
  await openLinked(page);
  await page.getByRole('button', { name: 'Link Company' }).click();
  await decide(page, null);
  await page.getByRole('status').getByText('You said no at the other service').waitFor();
  assert.equal(page.url(), `${scene.server.url}/account/linked`, 'the address tells nothing of it any more');

  await page.getByRole('button', { name: 'Link Company' }).click();
  await decide(page, who);
  await page.getByRole('status').getByText('Linked. You can sign in with it').waitFor();
  await page.getByText(who.email).waitFor();
  assert.equal(page.url(), `${scene.server.url}/account/linked`);

  const second = await arrive(scene, path(general));
  await goOn(second, 'Company');
  await decide(second, who);
  await heading(second, 'general').waitFor();
  assert.equal(new URL(second.url()).pathname, path(general));

  await page.getByRole('button', { name: 'Unlink Company' }).click();
  await page.getByRole('button', { name: 'Link Company' }).waitFor();
  await gone(page.getByText(who.email));
});

scenario('The_only_way_to_sign_in_stays', async (scene) => {
  scene.expects(/status of 409/);
  const page = await arrive(scene);
  const who = await issuer.add();
  await goOn(page, 'GitHub');
  await decide(page, who);
  await page.getByLabel('Workspace name').fill('Bakery');
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await openLinked(page);
  await page.getByRole('button', { name: 'Unlink GitHub' }).click();
  await page.getByRole('alert').filter({ hasText: 'You could not sign in any more without it' }).waitFor();
});

scenario('Who_has_a_second_factor_is_asked_for_it_after_the_other_service_too', async (scene) => {
  const page = await arrive(scene);
  const who = await issuer.add();
  await goOn(page, 'Company');
  await decide(page, who);
  await page.getByLabel('Workspace name').fill('Bakery');
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await heading(page, 'general').waitFor();
  const codes = await switchOn(page);

  scene.expects(/status of 401/);
  const second = await arrive(scene);
  await goOn(second, 'Company');
  await decide(second, who);
  await second.getByRole('heading', { name: 'One more step' }).waitFor();
  assert.ok(!(await cookieNames(second)).includes('realtime'), 'nobody is in before the code');
  await second.getByRole('button', { name: 'Use a recovery code' }).click();
  await second.getByLabel('Recovery code').fill(codes[0].toLowerCase());
  await second.getByRole('button', { name: 'Go on' }).click();
  await heading(second, 'general').waitFor();
  assert.deepEqual(await cookieNames(second), ['realtime']);
});

scenario('The_email_of_an_account_does_not_open_it_and_the_page_says_what_to_do', async (scene) => {
  const ana = await register(scene.server, 'Ana');
  const who = await issuer.add({ email: ana.email });
  const page = await arrive(scene);
  await goOn(page, 'Google');
  await decide(page, who);
  await page.getByRole('alert').filter({ hasText: 'Sign in with your password, then link it' }).waitFor();
  assert.ok(!(await cookieNames(page)).includes('realtime'));
});

scenario('A_state_that_was_changed_and_an_answer_that_comes_twice_let_nobody_in', async (scene) => {
  const who = await issuer.add({ email: emailOf('Twice') });
  const page = await arrive(scene);
  await goOn(page, 'Company');
  const answered = page.waitForRequest(/\/signin-oidc\?/);
  await decide(page, who);
  const answer = (await answered).url();
  await page.getByRole('heading', { name: `Welcome, ${who.name}` }).waitFor();
  const changed = new URL(answer);
  changed.searchParams.set('state', `${changed.searchParams.get('state')}x`);
  for (const address of [answer, changed.href]) {
    const other = await arrive(scene, address);
    await other.getByRole('alert').filter({ hasText: 'Start again' }).waitFor();
    assert.ok(!(await cookieNames(other)).includes('realtime'));
  }
  await page.goto(answer);
  await page.getByRole('status').getByText('Start again').waitFor();
  await page.getByRole('heading', { name: `Welcome, ${who.name}` }).waitFor();
});
