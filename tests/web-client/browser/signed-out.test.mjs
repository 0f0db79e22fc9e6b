import assert from 'node:assert/strict';
import { enterDemo, team } from './support/people.mjs';
import { stage } from './support/stage.mjs';
import { heading } from './support/view.mjs';

/** @typedef {import('playwright-core').Page} Page */

const scenario = stage();
const demo = stage(['--Demo:Enabled=true']);

/** What is refused from now on: a browser writes each into its console as an error. @param {Page} page */
function refusalsOf(page) {
  /** @type {string[]} */
  const refused = [];
  page.on('response', (response) => {
    if (response.status() >= 400) refused.push(`${response.status()} ${response.url()}`);
  });
  return refused;
}

scenario('Who_is_not_signed_in_finds_the_way_in_and_nothing_is_refused', async (scene) => {
  const { general, path } = await team(scene.server, 'Ana');
  const page = await scene.open(null, 'about:blank');
  const refused = refusalsOf(page);
  const answered = page.waitForResponse(/\/auth\/providers$/);
  await page.goto(path(general));
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  await answered;
  assert.equal(new URL(page.url()).searchParams.get('next'), path(general));
  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.getByLabel('Your name').waitFor();
  assert.equal(await page.getByText('or look around as').count(), 0);
  assert.deepEqual(refused, []);
});

scenario('Whose_session_has_ended_is_asked_to_sign_in_and_nothing_is_refused', async (scene) => {
  const { people, general, path } = await team(scene.server, 'Ana');
  await people[0].call('POST', 'auth/logout');
  const page = await scene.open(people[0], 'about:blank');
  const refused = refusalsOf(page);
  await page.goto(path(general));
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  assert.deepEqual(refused, []);
});

demo('A_demonstration_offers_its_people_and_nothing_is_refused', async (scene) => {
  const page = await scene.open(null, 'about:blank');
  const refused = refusalsOf(page);
  await page.goto('/');
  await page.getByRole('button', { name: 'Mara Lindqvist' }).waitFor();
  assert.deepEqual(refused, []);
  const known = await scene.open(await enterDemo(scene.server, 'mara@demo.example'), '/');
  await heading(known, 'general').waitFor();
});
