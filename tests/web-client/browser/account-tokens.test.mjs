import assert from 'node:assert/strict';
import { checkAccess } from './support/access.mjs';
import { focused, press, tabTo } from './support/keyboard.mjs';
import { register } from './support/people.mjs';
import { PHONE, stage } from './support/stage.mjs';
import { gone } from './support/view.mjs';

/** @typedef {import('./support/people.mjs').Person} Person */

const scenario = stage();

/** @param {Person} person @param {string} name */
const make = (person, name) => person.call('POST', 'me/tokens', { name, scopes: ['chat:read'] });

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

scenario('Tokens_are_made_copied_and_ended_by_keyboard_alone', async (scene) => {
  const ana = await register(scene.server, 'Ana');
  for (const name of ['Old', 'Older']) await make(ana, name);
  const page = await scene.open(ana, '/account/tokens');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const maker = page.getByRole('button', { name: 'New token' });
  const form = page.getByRole('form', { name: 'New token' });
  await press(page, maker);
  await focused(form.getByLabel('Name', { exact: true }));
  await press(page, form.getByRole('button', { name: 'Cancel' }));
  await focused(maker);

  await page.keyboard.press('Enter');
  await page.keyboard.type('Build bot');
  await press(page, form.getByLabel('Read channels and messages'), 'Space');
  await press(page, form.getByRole('button', { name: 'Make token' }));
  const field = page.getByRole('textbox', { name: 'Token', exact: true });
  await focused(field);
  await press(page, page.getByRole('button', { name: 'Copy' }));
  await page.getByText('Token copied.').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await field.inputValue());
  await press(page, page.getByRole('button', { name: 'I have it' }));
  await focused(maker);

  const question = page.getByRole('dialog');
  const endOf = (/** @type {string} */ name) => page.getByRole('button', { name: `End ${name}`, exact: true });
  /** @param {string} name */
  const end = async (name) => {
    await press(page, endOf(name));
    await press(page, question.getByRole('button', { name: 'End token' }));
    await gone(endOf(name));
    await gone(question);
  };
  await tabTo(page, endOf('Old'));
  await end('Old');
  await focused(endOf('Older'));
  await end('Build bot');
  await focused(endOf('Older'));
  await end('Older');
  await page.getByText('No tokens').waitFor();
  await focused(page.getByRole('heading', { name: 'API tokens' }), { isSeen: false });
});

scenario('A_token_needs_a_name_and_tells_until_when_it_is_good', async (scene) => {
  scene.expects(/status of 400/);
  const ana = await register(scene.server, 'Ana');
  const page = await scene.open(ana, '/account/tokens', PHONE);
  await page.getByRole('button', { name: 'New token' }).tap();
  const form = page.getByRole('form', { name: 'New token' });
  const name = form.getByLabel('Name', { exact: true });
  await name.fill('   ');
  await form.getByLabel('Read boards and cards').check();
  await form.getByLabel('Good for').selectOption('Until I end it');
  await form.getByText('A date is safer').waitFor();
  await form.getByRole('button', { name: 'Make token' }).tap();
  await page.waitForFunction(() => document.querySelector('.field-error')?.textContent);
  assert.equal(await name.getAttribute('aria-invalid'), 'true');
  await checkAccess(page, 'a name that is none');
  await name.fill('Build bot');
  await form.getByLabel('Good for').selectOption('30 days');
  await form.getByText(/^\s*It ends on/).waitFor();
  await form.getByRole('button', { name: 'Make token' }).tap();
  await page.getByRole('textbox', { name: 'Token', exact: true }).waitFor();
  await checkAccess(page, 'a token that is shown');
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, 'all fits');
  const [token] = (await ana.call('GET', 'me/tokens')).items;
  const days = (Date.parse(token.expiresAt) - Date.parse(token.createdAt)) / 86_400_000;
  assert.equal(Math.round(days), 30);
});

scenario('A_token_that_was_ended_in_another_tab_is_ended_here_too', async (scene) => {
  scene.expects(/status of 404/);
  const ana = await register(scene.server, 'Ana');
  const token = await make(ana, 'Build bot');
  const page = await scene.open(ana, '/account/tokens');
  await page.getByRole('button', { name: 'End Build bot' }).click();
  await ana.call('DELETE', `me/tokens/${token.id}`);
  await page.getByRole('button', { name: 'End token' }).click();
  await page.getByText('No tokens').waitFor();
  assert.equal(await page.getByRole('alert').filter({ hasText: /\w/ }).count(), 0);

  await make(ana, 'Another');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await page.getByText('Another').waitFor();
});

scenario('Who_has_as_many_tokens_as_there_can_be_is_told_before_making_one', async (scene) => {
  const ana = await register(scene.server, 'Ana');
  for (let i = 1; i <= 50; i++) await make(ana, `Bot ${i}`);
  const page = await scene.open(ana, '/account/tokens');
  await page.getByText('You have 50 tokens').waitFor();
  assert.equal(await page.getByRole('button', { name: 'New token' }).count(), 0);
  await page.getByRole('button', { name: 'End Bot 7', exact: true }).click();
  await page.getByRole('button', { name: 'End token' }).click();
  await page.getByRole('button', { name: 'New token' }).waitFor();
});
