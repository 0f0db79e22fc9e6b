/**
 * Takes pictures of the page with the demonstration's data: npm run screenshots -- OUT_DIR [VIEW...]
 * Each view, or those named, is taken wide and on a phone, light and dark. The README's two are `readme.png` and
 * `readme-board.png`.
 */
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { accountViews } from './support/account-views.mjs';
import { PHONE, launch } from './support/browser.mjs';
import { contextFor } from './support/pages.mjs';
import { enterDemo } from './support/people.mjs';
import { Server } from './support/server.mjs';
import { channelLink, choose, composer, conversation, message, personLink, thread } from './support/view.mjs';

/** @typedef {import('playwright-core').Page} Page */
/**
 * How to come to a view, and how to leave it as it was for those after it.
 * @typedef {{ path: string, show(page: Page): Promise<void>, tidy?(): Promise<void> }} View
 */

const [folder, ...wanted] = process.argv.slice(2);
if (!folder) {
  console.error('Usage: npm run screenshots -- OUT_DIR [VIEW...]');
  process.exit(2);
}
const LAPTOP = 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0';
const TELEPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 Version/19.0 Mobile/15E148 Safari/604.1';
const SIZES = { wide: { viewport: { width: 1440, height: 900 } }, phone: PHONE };

/**
 * @param {import('./support/people.mjs').Person} person
 * @param {import('./support/people.mjs').Person} jonas who writes at the same time
 * @returns {Promise<Record<string, View>>}
 */
async function views(person, jonas) {
  const [workspace] = (await person.call('GET', 'workspaces')).items;
  const home = `/w/${workspace.id}`;
  const { items: channels } = await person.call('GET', `workspaces/${workspace.id}/channels`);
  /** @param {string} name */
  const path = (name) => `${home}/c/${channels.find((/** @type {any} */ each) => each.name === name).id}`;
  const empty = await person.call('POST', `workspaces/${workspace.id}/channels`, {
    name: 'outings',
    topic: 'Where to next?',
  });
  const general = path('general');
  const firmware = path('firmware');
  const { items } = await person.call('GET', `channels/${firmware.split('/').pop()}/messages?view=roots`);
  const root = items.find((/** @type {any} */ each) => each.body.includes('```'));
  const { items: boards } = await person.call('GET', `workspaces/${workspace.id}/boards`);
  const board = `${home}/b/${boards[0].id}`;
  const { cards } = await person.call('GET', `boards/${boards[0].id}`);
  const card = cards.find((/** @type {any} */ each) => each.title === 'Sleep between readings');
  const { description } = await person.call('GET', `cards/${card.id}`);
  const drawn = (/** @type {Page} */ page) =>
    page.getByRole('main').getByRole('link', { name: card.title }).first().waitFor();
  const opened = async (/** @type {Page} */ page) => {
    await drawn(page);
    await page.getByRole('link', { name: card.title }).first().click();
    await page.getByRole('complementary', { name: 'Card' }).getByText('wake on the minute', { exact: true }).waitFor();
  };
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
    table: {
      path: path('design'),
      async show(page) {
        await ready(page);
        await page.getByRole('table').evaluate((table) => table.scrollIntoView({ block: 'center' }));
      },
    },
    thread: {
      path: `${firmware}/t/${root.id}`,
      show: (page) => composer(thread(page)).waitFor(),
    },
    'create-channel': { path: general, show: commanded('Create a channel') },
    invite: {
      path: general,
      async show(page) {
        await commanded('Invite people')(page);
        await page.getByRole('button', { name: 'Copy', disabled: false }).waitFor();
      },
    },
    'quick-switcher': {
      path: general,
      async show(page) {
        await pressed('Control+K')(page);
        await page.keyboard.type('s');
      },
    },
    'empty-channel': {
      path: `${home}/c/${empty.id}`,
      show: (page) => page.getByText('Nobody has written here yet').waitFor(),
    },
    board: { path: board, show: drawn },
    'board-list': { path: `${board}?view=list`, show: drawn },
    'board-table': { path: `${board}?view=table`, show: drawn },
    'board-calendar': { path: `${board}?view=calendar`, show: drawn },
    'board-activity': {
      path: board,
      async show(page) {
        await drawn(page);
        await choose(page, page.getByRole('button', { name: 'Board menu' }), 'Activity');
        await page.getByRole('dialog').getByRole('listitem').nth(5).waitFor();
      },
    },
    card: { path: board, show: opened },
    conflict: {
      path: board,
      async show(page) {
        await opened(page);
        const panel = page.getByRole('complementary', { name: 'Card' });
        await panel.getByRole('button', { name: 'Edit the description' }).click();
        const field = panel.getByRole('textbox', { name: 'Description' });
        await field.fill(`${description}\n- measure again with the radio at half power`);
        await jonas.call('PATCH', `cards/${card.id}`, { description: `${description}\n- a week in the cellar` });
        await panel.getByRole('button', { name: 'Save' }).click();
        await page.getByRole('dialog').waitFor();
      },
      tidy: () => jonas.call('PATCH', `cards/${card.id}`, { description }),
    },
    inbox: { path: `${home}/inbox`, show: (page) => page.getByRole('main').getByRole('listitem').first().waitFor() },
    ...(await accountViews(person)),
    members: {
      path: `${home}/people`,
      show: (page) =>
        page
          .getByRole('main')
          .getByRole('link', { name: /Tom Okafor/ })
          .waitFor(),
    },
    audit: {
      path: `${home}/audit`,
      show: (page) => page.getByRole('region', { name: 'Audit log' }).getByRole('listitem').nth(3).waitFor(),
    },
    list: { path: home, show: (page) => channelLink(page, 'general').waitFor({ state: 'attached' }) },
  };
}

/**
 * The README's pictures: a channel with a thread beside it, some of the others there, and one who writes; and a board with a
 * card open, and somebody who looks at another.
 *
 * @param {import('playwright-core').Browser} chromium
 * @param {import('./support/people.mjs').Person} person
 * @param {View} view
 * @param {View} board
 */
async function pictures(chromium, person, view, board) {
  const options = { viewport: { width: 1280, height: 800 }, reducedMotion: /** @type {const} */ ('reduce') };
  /** @param {import('./support/people.mjs').Person} each */
  const open = async (each) => {
    const page = await (await contextFor(chromium, server, each, options)).newPage();
    await page.goto(view.path);
    await view.show(page);
    return page;
  };
  const others = ['elif', 'tom', 'priya'].map((name) => enterDemo(server, `${name}@demo.example`));
  const page = await open(person);
  const [elif] = await Promise.all((await Promise.all(others)).map(open));
  for (const name of ['Elif', 'Tom', 'Priya']) await personLink(page, name, 'online').waitFor();
  await composer(conversation(elif)).pressSequentially('So');
  await page.getByText('Elif Demir is typing…').waitFor();
  await page.screenshot({ path: `${out}/readme.png` });

  const card = 'Visit the two pilot schools';
  await elif.goto(board.path);
  await elif.getByRole('main').getByRole('link', { name: card }).click();
  await page.setViewportSize({ width: 1440, height: 840 });
  await page.goto(board.path);
  await board.show(page);
  await page.getByText('Open with Elif Demir').waitFor();
  await page.screenshot({ path: `${out}/readme-board.png` });
}

// npm runs it in web-client, but OUT_DIR is meant from where npm was called.
const out = resolve(process.env.INIT_CWD ?? '.', folder);
const server = new Server(['--Demo:Enabled=true']);
await mkdir(out, { recursive: true });
/** @type {import('playwright-core').Browser | undefined} */
let browser;
try {
  await server.start();
  browser = await launch();
  const mara = await enterDemo(server, 'mara@demo.example', LAPTOP);
  await enterDemo(server, 'mara@demo.example', TELEPHONE);
  const shown = await views(mara, await enterDemo(server, 'jonas@demo.example'));
  const signIn = {
    path: '/sign-in',
    show: (/** @type {Page} */ page) => page.getByRole('button', { name: 'Mara Lindqvist' }).waitFor(),
  };
  const forgotten = {
    path: '/forgot-password',
    show: (/** @type {Page} */ page) => page.getByRole('heading', { name: 'Forgot your password?' }).waitFor(),
  };
  for (const [size, shape] of Object.entries(SIZES)) {
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      const options = { ...shape, colorScheme, reducedMotion: /** @type {const} */ ('reduce') };
      const taken = [
        { name: 'sign-in', person: null, view: /** @type {View} */ (signIn) },
        { name: 'forgot-password', person: null, view: /** @type {View} */ (forgotten) },
        ...Object.entries(shown).map(([name, view]) => ({ name, person: mara, view })),
      ].filter(({ name }) => wanted.length === 0 || wanted.includes(name));
      for (const { name, person, view } of taken) {
        const context = await contextFor(browser, server, person, options);
        const page = await context.newPage();
        await page.goto(view.path);
        await view.show(page);
        await page.screenshot({ path: `${out}/${name}-${size}-${colorScheme}.png` });
        await context.close();
        await view.tidy?.();
      }
    }
  }
  await pictures(browser, mara, shown.thread, shown.card);
} finally {
  await browser?.close();
  await server.dispose();
}
