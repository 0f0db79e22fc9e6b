import assert from 'node:assert/strict';
import { checkAccess } from './support/access.mjs';
import { focused, pick, press } from './support/keyboard.mjs';
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

scenario('The_profile_is_reached_by_keyboard_and_keeps_the_time_zone', async (scene) => {
  scene.expects(/status of 404/);
  const { people, general, path } = await team(scene.server, 'Ana');
  const page = await scene.open(people[0], path(general));
  await pick(page, page.getByRole('button', { name: /your menu$/ }), 'Account and security');
  const profile = page.getByRole('region', { name: 'Profile' });
  await focused(page.getByRole('heading', { name: 'Profile' }), { isSeen: false });
  await profile.getByText(people[0].email).waitFor();
  await profile.getByRole('combobox', { name: 'Time zone' }).selectOption('Asia/Tokyo');
  await page.getByRole('status').getByText('Time zone saved.').waitFor();
  assert.equal((await people[0].call('GET', 'me/settings')).timeZone, 'Asia/Tokyo');
  await page.reload();
  await page.waitForFunction(() => document.querySelector('select')?.value === 'Asia/Tokyo');
  await press(page, profile.getByRole('button', { name: 'Reminders and calendar' }));
  await page
    .getByRole('dialog', { name: 'Reminders and calendar' })
    .getByText('Asia/Tokyo')
    .waitFor({ state: 'attached' });
  await page.keyboard.press('Escape');
  await focused(profile.getByRole('button', { name: 'Reminders and calendar' }));
});

scenario('A_new_name_is_everywhere_at_once', async (scene) => {
  scene.expects(/status of 400/);
  const { people, general, path } = await team(scene.server, 'Ana', 'Ben');
  await people[0].call('POST', `channels/${general.id}/messages`, { body: 'Signed, me' });
  const [mine, second, other] = await Promise.all(
    [people[0], people[0], people[1]].map((person, i) => scene.open(person, i === 0 ? '/account' : path(general))),
  );
  for (const page of [second, other]) await page.getByRole('main').getByText('Ana', { exact: true }).first().waitFor();
  const name = mine.getByRole('textbox', { name: 'Name' });
  await name.fill('   ');
  await mine.getByRole('button', { name: 'Save name' }).click();
  await mine.locator('input[name=displayName][aria-invalid=true]').waitFor();
  await name.fill('Anaïs <b>B</b>');
  await name.press('Enter');
  await mine.getByRole('status').getByText('Name saved.').waitFor();
  for (const page of [second, other]) {
    await page.getByRole('main').getByText('Anaïs <b>B</b>', { exact: true }).first().waitFor();
  }
  await second.getByRole('button', { name: /Anaïs <b>B<\/b>.*your menu$/ }).waitFor();
});

scenario('A_time_zone_that_cannot_be_saved_goes_back_to_what_holds', async (scene) => {
  scene.expects(/ERR_FAILED/);
  const ana = await register(scene.server, 'Ana');
  const page = await scene.open(ana, '/account');
  const zone = page.getByRole('combobox', { name: 'Time zone' });
  const before = await zone.inputValue();
  await page.route('**/me/settings', (route) => route.abort());
  await zone.selectOption('Asia/Tokyo');
  await page.getByRole('alert').filter({ hasText: 'You seem to be offline' }).waitFor();
  assert.equal(await zone.inputValue(), before);
});

scenario('Signing_out_this_device_is_asked_first', async (scene) => {
  scene.expects(/status of 401/);
  const ana = await register(scene.server, 'Ana');
  const page = await scene.open(ana, '/account/devices');
  const here = page.getByRole('button', { name: 'Sign out here' });
  const question = page.getByRole('dialog', { name: 'Sign out here?' });
  await press(page, here);
  await focused(question.getByRole('button', { name: 'Cancel' }));
  await page.keyboard.press('Escape');
  await gone(question);
  await focused(here);
  await page.keyboard.press('Enter');
  await press(page, question.getByRole('button', { name: 'Sign out' }));
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
});

scenario('The_account_s_page_is_left_when_its_session_ends_elsewhere', async (scene) => {
  scene.expects(/status of 401|Authentication failed/);
  const ana = await register(scene.server, 'Ana');
  const page = await scene.open(ana, '/account/devices');
  await page.getByText('This device').waitFor();
  const other = await scene.open(null, '/sign-in?next=%2Faccount%2Fdevices');
  await signIn(other, ana.email, PASSWORD);
  await other.getByRole('button', { name: 'Sign out A browser' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  assert.equal(new URL(page.url()).searchParams.get('next'), '/account/devices');
});

scenario('A_section_that_cannot_be_read_says_so_and_reads_again', async (scene) => {
  scene.expects(/ERR_FAILED|ERR_INTERNET_DISCONNECTED|WebSocket/);
  const ana = await register(scene.server, 'Ana');
  const page = await scene.open(ana, '/account');
  await page.getByRole('combobox', { name: 'Time zone' }).waitFor();
  const sessions = /\/me\/sessions/;
  await page.route(sessions, (route) => route.abort());
  await openSection(page, 'Devices');
  await page.getByRole('alert').filter({ hasText: 'You seem to be offline' }).waitFor();
  await page.unroute(sessions);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('This device').waitFor();

  await page.context().setOffline(true);
  await openSection(page, 'API tokens');
  await page.getByRole('alert').filter({ hasText: 'You seem to be offline' }).waitFor();
  await page.getByRole('status').getByText('Connecting again').waitFor();
  await page.context().setOffline(false);
  await page.getByText('No tokens').waitFor();
  await gone(page.getByText('You seem to be offline'));
});

scenario('A_slow_answer_is_waited_for_with_rows_like_those_that_come', async (scene) => {
  const ana = await register(scene.server, 'Ana');
  const page = await scene.open(ana, '/account');
  await page.getByRole('combobox', { name: 'Time zone' }).waitFor();
  /** @type {() => void} */
  let release = () => undefined;
  const held = new Promise((resolve) => (release = () => resolve(undefined)));
  await page.route(/\/me\/sessions/, async (route) => {
    await held;
    await route.continue();
  });
  await openSection(page, 'Devices');
  await page.getByText('Loading your devices').waitFor();
  release();
  await page.getByText('This device').waitFor();
  await gone(page.getByText('Loading your devices'));
});

scenario('An_address_of_no_section_says_so', async (scene) => {
  const page = await scene.open(await register(scene.server, 'Ana'), '/account/nowhere');
  await page.getByText('Nothing here').waitFor();
  await page.getByRole('link', { name: 'Go to your profile' }).click();
  await page.getByRole('heading', { name: 'Profile' }).waitFor();
});

scenario('A_device_that_is_signed_out_elsewhere_is_out_at_once', async (scene) => {
  scene.expects(/status of 401|Authentication failed/);
  const { people, general, path } = await team(scene.server, 'Ana');
  const page = await scene.open(people[0], path(general));
  await heading(page, 'general').waitFor();
  const other = await scene.open(null, path(general));
  await signIn(other, people[0].email, PASSWORD);
  await heading(other, 'general').waitFor();

  await choose(page, page.getByRole('button', { name: /your menu$/ }), 'Account and security');
  await openSection(page, 'Devices');
  const devices = page.getByRole('list', { name: 'Devices' });
  await devices.getByText('This device').waitFor();
  const before = await devices.getByRole('listitem').count();
  await devices
    .getByRole('button', { name: /^Sign out .+ on Linux$/ })
    .first()
    .click();
  await page.waitForFunction((count) => document.querySelectorAll('.account-list > li').length === count - 1, before);
  await focused(page.getByRole('heading', { name: 'Devices' }), { isSeen: false });
  await page.getByText('You are signed in nowhere else.').waitFor();
  await other.getByRole('heading', { name: 'Sign in' }).waitFor();
});

scenario('Everywhere_else_is_signed_out_with_one_question', async (scene) => {
  const ana = await register(scene.server, 'Ana');
  const page = await scene.open(ana, '/account/devices');
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
  await focused(page.getByRole('heading', { name: 'Devices' }), { isSeen: false });
  await again.getByRole('heading', { name: 'Sign in' }).waitFor();
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
      await page.getByRole('combobox', { name: 'Time zone' }).waitFor();
      await checkAccess(page, 'profile');
      for (const section of ['Devices', 'Password', 'Linked accounts', 'API tokens', 'Two-step sign-in']) {
        await openSection(page, section);
        await gone(page.locator('.skeleton'));
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, 'all fits');
        await checkAccess(page, section);
      }
      await page.getByLabel('Your password').fill(PASSWORD);
      await page.keyboard.press('Enter');
      await page.getByText('Or type this secret').waitFor();
      await checkAccess(page, 'scan');
    });
  }
}
