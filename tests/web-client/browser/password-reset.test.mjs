import assert from 'node:assert/strict';
import { after } from 'node:test';
import { checkAccess } from './support/access.mjs';
import { Issuer } from './support/issuer.mjs';
import { focused } from './support/keyboard.mjs';
import { Mailbox } from './support/mailbox.mjs';
import { PASSWORD, register } from './support/people.mjs';
import { PHONE, stage } from './support/stage.mjs';
import { gone } from './support/view.mjs';

/** @typedef {import('playwright-core').Page} Page */

const NEXT = 'a quite different horse';
const issuer = new Issuer();
const mailbox = new Mailbox();
// Before the server, which has to be told where they are.
await Promise.all([issuer.start(), mailbox.start()]);
after(() => issuer.stop());
after(() => mailbox.stop());
const scenario = stage([...issuer.settings, ...mailbox.settings]);
const withoutMail = stage();

/** @param {Page} page @param {string} email */
async function ask(page, email) {
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await page.getByText('a mail is on its way').waitFor();
}

/** @param {Page} page @param {string} [password] */
async function choose(page, password = NEXT) {
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Set password' }).click();
}

/** @param {Page} page @param {string} email @param {string} password */
async function signIn(page, email, password) {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

scenario('A_forgotten_password_is_set_by_the_mail_that_comes', async (scene) => {
  scene.expects(/status of 40[01]/);
  const ana = await register(scene.server, 'Ana');
  const page = await scene.open(null, '/sign-in');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await focused(page.getByLabel('Email'));
  await ask(page, ana.email);
  await focused(page.locator('.told'), { isSeen: false });
  const link = await mailbox.take(ana.email, 'reset-password');

  await page.goto(link);
  await page.getByRole('heading', { name: 'Choose a new password' }).waitFor();
  assert.equal(await page.evaluate(() => location.hash), '', 'the address does not keep the secret');
  await choose(page, 'password123');
  await page.getByText('It is too easy to guess.').waitFor();
  await choose(page);
  await page.getByRole('status').getByText('Your password is set').waitFor();
  await signIn(page, ana.email, PASSWORD);
  await page.getByRole('alert').filter({ hasText: 'don’t match' }).waitFor();
  await signIn(page, ana.email, NEXT);
  await page.getByRole('heading', { name: 'Welcome, Ana' }).waitFor();
});

scenario('A_link_that_was_used_leads_to_a_new_one', async (scene) => {
  scene.expects(/status of 40[01]/);
  const ana = await register(scene.server, 'Ana');
  const page = await scene.open(null, '/forgot-password');
  await ask(page, ana.email);
  const used = await mailbox.take(ana.email, 'reset-password');
  await page.goto(used);
  await choose(page);
  await page.getByRole('status').getByText('Your password is set').waitFor();

  await page.goto(used);
  await choose(page, 'yet another horse');
  await page.getByRole('heading', { name: 'This link does not work' }).waitFor();
  await page.getByRole('link', { name: 'Ask for a new link' }).click();
  await ask(page, ana.email);
  // Opened in a tab that shows the page of the old one.
  await page.goto('/reset-password');
  await page.getByRole('heading', { name: 'This link does not work' }).waitFor();
  await page.goto(await mailbox.take(ana.email, 'reset-password'));
  await choose(page, 'yet another horse');
  await page.getByRole('status').getByText('Your password is set').waitFor();
});

scenario('Who_is_signed_in_sets_it_too_and_is_signed_out_everywhere', async (scene) => {
  scene.expects(/status of 401|Authentication failed/);
  const ana = await register(scene.server, 'Ana');
  const page = await scene.open(ana, '/forgot-password');
  const other = await scene.open(ana, '/account');
  await other.getByRole('combobox', { name: 'Time zone' }).waitFor();
  await ask(page, ana.email);
  await page.goto(await mailbox.take(ana.email, 'reset-password'));
  await choose(page);
  await page.getByRole('status').getByText('Your password is set').waitFor();
  await other.getByRole('heading', { name: 'Sign in' }).waitFor();
  await signIn(page, ana.email, NEXT);
  await page.getByRole('heading', { name: 'Welcome, Ana' }).waitFor();
});

scenario('An_address_is_confirmed_by_the_mail_that_comes_again', async (scene) => {
  scene.expects(/status of 400/);
  const ana = await register(scene.server, 'Ana');
  const first = await mailbox.take(ana.email, 'confirm-email');
  const page = await scene.open(ana, '/account');
  await page.getByText('Not confirmed yet').waitFor();
  await page.getByRole('button', { name: 'Send the mail again' }).click();
  await page.getByRole('status').getByText('A mail is on its way').waitFor();
  const second = await mailbox.take(ana.email, 'confirm-email');

  await page.goto(`${second}x`);
  await page.getByRole('heading', { name: 'This link does not work' }).waitFor();
  await page.goto(second);
  await page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
  assert.equal(await page.evaluate(() => location.hash), '', 'the address does not keep the secret');
  await page.goto(first);
  await page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
  assert.equal((await ana.call('GET', 'me')).emailConfirmed, true);
  const read = page.waitForResponse(/auth\/password-reset/);
  await page.goto('/account');
  await read;
  await page.getByRole('combobox', { name: 'Time zone' }).waitFor();
  await gone(page.getByText('Not confirmed yet'));
});

scenario('Who_signs_in_by_another_service_sets_a_first_password', async (scene) => {
  scene.expects(/status of 401|Authentication failed/);
  await issuer.allow(scene.server.url);
  const who = await issuer.add();
  const page = await scene.open(null, '/sign-in');
  await page.getByRole('link', { name: 'Continue with Google' }).click();
  await page.getByLabel(who.name, { exact: true }).check();
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('heading', { name: `Welcome, ${who.name}` }).waitFor();
  await page.goto(new URL('/account/password', scene.server.url).href);
  await page.getByRole('button', { name: 'Set a password' }).click();
  await page.getByText(`on its way to ${who.email}`).waitFor();
  await checkAccess(page, 'first password');
  await page.goto(await mailbox.take(who.email, 'reset-password'));
  await choose(page);
  await page.getByRole('status').getByText('Your password is set').waitFor();
  await signIn(page, who.email, NEXT);
  await page.getByRole('heading', { name: `Welcome, ${who.name}` }).waitFor();
});

withoutMail('Where_no_mail_is_sent_none_is_offered', async (scene) => {
  scene.expects(/status of 409/);
  const ana = await register(scene.server, 'Ana');
  const page = await scene.open(null, 'about:blank');
  const asked = page.waitForResponse(/auth\/password-reset/);
  await page.goto('/sign-in');
  await (await asked).finished();
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'Forgot your password?' }).count(), 0);

  const own = await scene.open(ana, 'about:blank');
  const told = own.waitForResponse(/auth\/password-reset/);
  await own.goto('/account');
  await (await told).finished();
  await own.getByRole('combobox', { name: 'Time zone' }).waitFor();
  assert.equal(await own.getByText('Not confirmed yet').count(), 0);

  await page.goto('/forgot-password');
  await page.getByLabel('Email').fill(ana.email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await page.getByRole('alert').filter({ hasText: 'This server sends no mail' }).waitFor();
});

for (const [name, options] of /** @type {const} */ ([
  ['wide', {}],
  ['phone', PHONE],
])) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    scenario(`What_mails_lead_to_is_open_to_everyone_${name}_and_${colorScheme}`, async (scene) => {
      scene.expects(/status of 40[01]/);
      const ana = await register(scene.server, 'Ana');
      const look = { ...options, colorScheme, reducedMotion: /** @type {const} */ ('reduce') };
      const page = await scene.open(null, '/sign-in', look);
      const check = async (/** @type {string} */ place) => {
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, 'all fits');
        await checkAccess(page, place);
      };
      await page.getByRole('link', { name: 'Forgot your password?' }).waitFor();
      await check('sign-in');
      await page.getByRole('link', { name: 'Forgot your password?' }).click();
      await page.getByRole('button', { name: 'Send the link' }).waitFor();
      await check('forgot');
      await ask(page, ana.email);
      await check('asked');
      await page.goto('/reset-password');
      await page.getByRole('heading', { name: 'This link does not work' }).waitFor();
      await check('no link');
      await page.goto(await mailbox.take(ana.email, 'reset-password'));
      await page.getByLabel('New password').waitFor();
      await check('reset');
      await choose(page);
      await page.getByRole('status').getByText('Your password is set').waitFor();
      await check('told');
      await page.goto('/confirm-email#nonsense');
      await page.getByRole('heading', { name: 'This link does not work' }).waitFor();
      await check('not confirmed');
      await page.goto(await mailbox.take(ana.email, 'confirm-email'));
      await page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
      await check('confirmed');

      const bo = await scene.open(await register(scene.server, 'Bo'), '/account', look);
      await bo.getByText('Not confirmed yet').waitFor();
      await checkAccess(bo, 'profile');
    });
  }
}
