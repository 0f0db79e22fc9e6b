import assert from 'node:assert/strict';
import { focused, pick, press } from './support/keyboard.mjs';
import { PASSWORD, register, team } from './support/people.mjs';
import { stage } from './support/stage.mjs';
import { composer, gone } from './support/view.mjs';

/** @typedef {import('playwright-core').Page} Page */

const scenario = stage();

/**
 * Keeps calls back as a slow network does, until it is let go; others pass.
 *
 * @param {Page} page
 * @param {RegExp} address
 * @param {string} method
 */
async function holdBack(page, address, method) {
  /** @type {() => void} */
  let letGo = () => undefined;
  const held = new Promise((resolve) => (letGo = () => resolve(undefined)));
  await page.route(address, async (route) => {
    if (route.request().method() === method) await held;
    await route.continue();
  });
  return letGo;
}

/** @param {import('./support/server.mjs').Server} server @param {string} email @param {number} count */
async function signInAsProgram(server, email, count) {
  for (let i = 1; i <= count; i++) {
    const response = await fetch(`${server.url}/api/v1/auth/token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'User-Agent': `program-${i}` },
      body: JSON.stringify({ grantType: 'password', email, password: PASSWORD }),
    });
    assert.equal(response.status, 200);
  }
}

scenario('Two_devices_are_ended_one_after_the_other_while_the_network_is_slow', async (scene) => {
  const ana = await register(scene.server, 'Ana');
  await signInAsProgram(scene.server, ana.email, 3);
  const page = await scene.open(ana, '/account/devices');
  const end = (/** @type {number} */ i) => page.getByRole('button', { name: `Sign out program-${i}` });
  await end(3).waitFor();
  const letGo = await holdBack(page, /\/me\/sessions\/.+/, 'DELETE');
  await end(1).click();
  await end(2).click();
  letGo();
  await gone(end(1));
  await gone(end(2));
  await end(3).waitFor();
});

scenario('All_others_are_ended_though_one_is_still_being_ended', async (scene) => {
  const ana = await register(scene.server, 'Ana');
  await signInAsProgram(scene.server, ana.email, 3);
  const page = await scene.open(ana, '/account/devices');
  const first = page.getByRole('button', { name: 'Sign out program-1' });
  await first.waitFor();
  const letGo = await holdBack(page, /\/me\/sessions\/.+/, 'DELETE');
  await first.click();
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  const question = page.getByRole('dialog', { name: 'Sign out everywhere else?' });
  await question.getByRole('button', { name: 'Sign out everywhere else' }).click();
  letGo();
  await gone(question);
  await page.getByText('You are signed in nowhere else.').waitFor();
  const { items } = await ana.call('GET', 'me/sessions');
  assert.equal(items.length, 1);
});

scenario('The_last_time_zone_that_is_chosen_is_the_one_that_is_kept', async (scene) => {
  const ana = await register(scene.server, 'Ana');
  const page = await scene.open(ana, '/account');
  const zone = page.getByRole('combobox', { name: 'Time zone' });
  await zone.waitFor();
  const letGo = await holdBack(page, /\/me\/settings/, 'PATCH');
  for (const name of ['Asia/Tokyo', 'Asia/Seoul', 'Asia/Tokyo', 'Europe/Oslo']) {
    await zone.selectOption(name);
    assert.equal(await zone.inputValue(), name);
  }
  letGo();
  await page.getByRole('status').getByText('Time zone saved.').waitFor();
  assert.equal(await zone.inputValue(), 'Europe/Oslo');
  assert.equal((await ana.call('GET', 'me/settings')).timeZone, 'Europe/Oslo');
});

scenario('What_could_not_be_ended_is_still_told_after_the_next_was', async (scene) => {
  scene.expects(/ERR_FAILED/);
  const ana = await register(scene.server, 'Ana');
  await signInAsProgram(scene.server, ana.email, 2);
  const page = await scene.open(ana, '/account/devices');
  const end = (/** @type {number} */ i) => page.getByRole('button', { name: `Sign out program-${i}` });
  await end(2).waitFor();
  /** @type {() => void} */
  let letGo = () => undefined;
  const held = new Promise((resolve) => (letGo = () => resolve(undefined)));
  let calls = 0;
  await page.route(/\/me\/sessions\/.+/, async (route) => {
    const isFirst = ++calls === 1;
    await held;
    await (isFirst ? route.abort() : route.continue());
  });
  await end(1).click();
  await end(2).click();
  letGo();
  await gone(end(2));
  await end(1).waitFor();
  await page.getByRole('alert').filter({ hasText: 'You seem to be offline' }).waitFor();
});

scenario('An_open_menu_keeps_the_focus_when_the_page_behind_it_arrives_late', async (scene) => {
  const { people, general, path } = await team(scene.server, 'Ana');
  const page = await scene.open(people[0], 'about:blank');
  const letGo = await holdBack(page, /\/workspaces\/[^/]+\/channels/, 'GET');
  await page.goto(new URL(path(general), scene.server.url).href);
  const button = page.getByRole('button', { name: /your menu$/ });
  await press(page, button);
  const first = page.getByRole('menu').getByRole('menuitemradio').first();
  await focused(first);
  letGo();
  await composer(page.getByRole('main')).waitFor();
  await focused(first);
  await page.keyboard.press('Escape');
  await focused(button);
  await pick(page, button, 'Account and security');
  await page.getByRole('heading', { name: 'Profile' }).waitFor();
});
