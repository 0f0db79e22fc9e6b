/**
 * Takes pictures of the page with the demonstration's data: node screenshots.mjs OUT_DIR
 * Each view is taken wide and on a phone, light and dark. `readme.png` is the README's.
 */
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { enterDemo } from './support/people.mjs';
import { Server } from './support/server.mjs';
import { PHONE, contextFor, launch } from './support/stage.mjs';
import { channelLink, composer, conversation, heading, message, thread } from './support/view.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ path: string, show(page: Page): Promise<void> }} View */

const folder = process.argv[2];
if (!folder) {
  console.error('Usage: node screenshots.mjs OUT_DIR');
  process.exit(2);
}
const SIZES = { wide: { viewport: { width: 1440, height: 900 } }, phone: PHONE };

/**
 * @param {import('./support/people.mjs').Person} person
 * @returns {Promise<Record<string, View>>}
 */
async function views(person) {
  const [workspace] = (await person.call('GET', 'workspaces')).items;
  const home = `/w/${workspace.id}`;
  const { items: channels } = await person.call('GET', `workspaces/${workspace.id}/channels`);
  /** @param {string} name */
  const path = (name) => `${home}/c/${channels.find((/** @type {any} */ each) => each.name === name).id}`;
  const empty = await person.call('POST', `workspaces/${workspace.id}/channels`, {
    name: 'outings',
    topic: 'Where to next?',
  });
  const { items } = await person.call('GET', `${path('general').split('/c/')[1].replace(/^/, 'channels/')}/messages`);
  const root = items.find((/** @type {any} */ each) => each.replyCount >= 3) ?? items[0];
  const general = path('general');
  const ready = (/** @type {Page} */ page) => message(conversation(page), /\S/).last().waitFor();
  /** @param {string} key */
  const pressed = (key) => async (/** @type {Page} */ page) => {
    await ready(page);
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
  };
  /** @param {string} command */
  const commanded = (command) => async (/** @type {Page} */ page) => {
    await pressed('Control+K')(page);
    await page.keyboard.type(command);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: command }).waitFor();
  };
  return {
    conversation: { path: general, show: ready },
    code: { path: path('firmware'), show: ready },
    thread: {
      path: `${general}/t/${root.id}`,
      show: (page) => composer(thread(page)).waitFor(),
    },
    'create-channel': { path: general, show: commanded('Create a channel') },
    invite: {
      path: general,
      async show(page) {
        await commanded('Invite people')(page);
        await page.locator('input[readonly]:not([value=""])').waitFor();
      },
    },
    'quick-switcher': {
      path: general,
      async show(page) {
        await pressed('Control+K')(page);
        await page.keyboard.type('s');
      },
    },
    'empty-channel': { path: `${home}/c/${empty.id}`, show: (page) => heading(page, 'outings').waitFor() },
    members: {
      path: `${home}/people`,
      show: (page) => page.getByRole('main').getByRole('link', { name: /Tom Okafor/ }).waitFor(),
    },
    list: { path: home, show: (page) => channelLink(page, 'general').waitFor({ state: 'attached' }) },
  };
}

const server = new Server(['--Demo:Enabled=true']);
const out = resolve(folder);
await mkdir(out, { recursive: true });
/** @type {import('playwright-core').Browser | undefined} */
let browser;
try {
  await server.start();
  browser = await launch();
  const mara = await enterDemo(server, 'mara@demo.example');
  const shown = await views(mara);
  const signIn = {
    path: '/sign-in',
    show: (/** @type {Page} */ page) => page.getByRole('button', { name: 'Mara Lindqvist' }).waitFor(),
  };
  for (const [size, shape] of Object.entries(SIZES)) {
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      const options = { ...shape, colorScheme, reducedMotion: /** @type {const} */ ('reduce') };
      const taken = [
        { name: 'sign-in', person: null, view: signIn },
        ...Object.entries(shown).map(([name, view]) => ({ name, person: mara, view })),
      ];
      for (const { name, person, view } of taken) {
        const context = await contextFor(browser, server, person, options);
        const page = await context.newPage();
        await page.goto(view.path);
        await view.show(page);
        await page.screenshot({ path: `${out}/${name}-${size}-${colorScheme}.png` });
        await context.close();
      }
    }
  }
} finally {
  await browser?.close();
  await server.dispose();
}
