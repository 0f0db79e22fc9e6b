import assert from 'node:assert/strict';
import { checkAccess } from './support/access.mjs';
import { PASSWORD, register, team } from './support/people.mjs';
import { codeOf, switchOn } from './support/second-factor.mjs';
import { PHONE, stage } from './support/stage.mjs';
import { choose, gone, heading } from './support/view.mjs';

/** @typedef {import('playwright-core').Page} Page */

const scenario = stage();

/** @param {Page} page @param {string} name */
async function openSection(page, name) {
  await page.getByRole('navigation', { name: 'Your account' }).getByRole('link', { name }).click();
  await page.getByRole('heading', { name, level: 2 }).waitFor();
}

/** @param {Page} page @param {string} email @param {string} password */
async function signIn(page, email, password) {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

scenario('A_device_that_is_signed_out_elsewhere_is_out_at_once', async (scene) => {
  scene.expects(/status of 401|Authentication failed/);
  const { people, general, path } = await team(scene.server, 'Ana');
  const page = await scene.open(people[0], path(general));
  await heading(page, 'general').waitFor();
  const other = await scene.open(null, path(general));
  await signIn(other, people[0].email, PASSWORD);
  await heading(other, 'general').waitFor();

  await choose(page, page.getByRole('button', { name: /your menu$/ }), 'Account and security');
  const devices = page.getByRole('list', { name: 'Devices' });
  await devices.getByText('This device').waitFor();
  const before = await devices.getByRole('listitem').count();
  await devices
    .getByRole('button', { name: /^Sign out .+ on Linux$/ })
    .first()
    .click();
  await page.waitForFunction((count) => document.querySelectorAll('.account-list > li').length === count - 1, before);
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Devices', 'the focus is not lost');
  await other.getByRole('heading', { name: 'Sign in' }).waitFor();
});

scenario('Everywhere_else_is_signed_out_with_one_question', async (scene) => {
  const ana = await register(scene.server, 'Ana');
  const page = await scene.open(ana, '/account');
  const again = await scene.open(null, '/sign-in');
  await signIn(again, ana.email, PASSWORD);
  await again.getByRole('heading', { name: 'Welcome, Ana' }).waitFor();
  scene.expects(/status of 401|Authentication failed/);

  await page.reload();
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign out everywhere else?' });
  await dialog.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await gone(dialog);
  await page.waitForFunction(() => document.querySelectorAll('.account-list > li').length === 1);
  await again.getByRole('heading', { name: 'Sign in' }).waitFor();
});

scenario('A_token_is_made_shown_once_works_and_is_ended', async (scene) => {
  const ana = await register(scene.server, 'Ana');
  const page = await scene.open(ana, '/account/tokens');
  await page.getByText('No tokens').waitFor();
  await page.getByRole('button', { name: 'New token' }).click();
  const form = page.getByRole('form', { name: 'New token' });
  await form.getByLabel('Name', { exact: true }).fill('Build bot');
  assert.ok(await form.getByRole('button', { name: 'Make token' }).isDisabled(), 'a token for nothing is none');
  await form.getByLabel('Read your name, workspaces, members and inbox').check();
  await form.getByRole('button', { name: 'Make token' }).click();
  const token = await page.getByRole('textbox', { name: 'Token', exact: true }).inputValue();
  assert.match(token, /^rt_[\w-]{43}$/);
  const call = () => fetch(`${scene.server.url}/api/v1/me`, { headers: { Authorization: `Bearer ${token}` } });
  assert.equal((await call()).status, 200);

  await page.getByRole('button', { name: 'I have it' }).click();
  await page.reload();
  await page.getByText('Build bot').waitFor();
  assert.ok(!(await page.content()).includes(token), 'nobody sees it again');
  await page.getByRole('button', { name: 'End Build bot' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End token' }).click();
  await page.getByText('No tokens').waitFor();
  assert.equal((await call()).status, 401);
});

scenario('A_password_is_changed_and_the_old_one_opens_nothing', async (scene) => {
  scene.expects(/status of 40[01]/);
  const ana = await register(scene.server, 'Ana');
  const page = await scene.open(ana, '/account/password');
  await page.getByLabel('Current password').fill('not my password');
  await page.getByLabel('New password').fill('another horse 77');
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByText('This is not your current password.').waitFor();
  await page.getByLabel('Current password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByRole('status').getByText('Password changed').waitFor();
  assert.equal(await page.getByLabel('New password').inputValue(), '');

  const other = await scene.open(null, '/sign-in');
  await signIn(other, ana.email, PASSWORD);
  await other.getByRole('alert').filter({ hasText: 'don’t match' }).waitFor();
  await signIn(other, ana.email, 'another horse 77');
  await other.getByRole('heading', { name: 'Welcome, Ana' }).waitFor();
});

scenario('A_second_factor_is_switched_on_asked_for_and_switched_off', async (scene) => {
  scene.expects(/status of 40[01]/);
  const ana = await register(scene.server, 'Ana');
  const page = await scene.open(ana, '/account');
  await openSection(page, 'Two-step sign-in');
  const codes = await switchOn(page, PASSWORD);
  assert.equal(codes.length, 10);
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByText('10 recovery codes are left.').waitFor();

  const other = await scene.open(null, '/sign-in');
  await signIn(other, ana.email, PASSWORD);
  await other.getByRole('heading', { name: 'One more step' }).waitFor();
  await other.getByLabel('Code', { exact: true }).fill('000000');
  await other.getByRole('button', { name: 'Go on' }).click();
  await other.getByText('This code is wrong').waitFor();
  await other.getByRole('button', { name: 'Use a recovery code' }).click();
  await other.getByLabel('Recovery code').fill(codes[9]);
  await other.getByRole('button', { name: 'Go on' }).click();
  await other.getByRole('heading', { name: 'Welcome, Ana' }).waitFor();

  await page.reload();
  await page.getByText('9 recovery codes are left.').waitFor();
  await page.getByRole('button', { name: 'Switch it off' }).click();
  await page.getByLabel('Code', { exact: true }).fill(codes[8]);
  await page.getByRole('button', { name: 'Switch it off' }).click();
  await page.getByLabel('Your password').waitFor();
});

scenario('The_code_of_the_authenticator_lets_in', async (scene) => {
  scene.expects(/status of 401/);
  const ana = await register(scene.server, 'Ana');
  const begun = await ana.call('POST', 'me/second-factor', { password: PASSWORD });
  await ana.call('POST', 'me/second-factor/confirm', { code: codeOf(begun.secret) });
  const page = await scene.open(null, '/sign-in');
  await signIn(page, ana.email, PASSWORD);
  // The one that is shown next: the present one was used to switch it on.
  await page.getByLabel('Code', { exact: true }).fill(codeOf(begun.secret, 1));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Welcome, Ana' }).waitFor();
});

for (const [name, options] of /** @type {const} */ ([
  ['wide', {}],
  ['phone', PHONE],
])) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    scenario(`The_account_is_open_to_everyone_${name}_and_${colorScheme}`, async (scene) => {
      const ana = await register(scene.server, 'Ana');
      const page = await scene.open(ana, '/account', { ...options, colorScheme, reducedMotion: 'reduce' });
      await page.getByText('This device').waitFor();
      await checkAccess(page, 'devices');
      for (const section of ['Password', 'Linked accounts', 'API tokens', 'Two-step sign-in']) {
        await openSection(page, section);
        await gone(page.locator('.skeleton'));
        await checkAccess(page, section);
      }
      await page.getByLabel('Your password').fill(PASSWORD);
      await page.keyboard.press('Enter');
      await page.getByLabel('Or type this secret').waitFor();
      await checkAccess(page, 'scan');
    });
  }
}
