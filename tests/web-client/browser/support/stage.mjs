import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { Server } from './server.mjs';
import { watch } from './watch.mjs';

/** @typedef {import('playwright-core').BrowserContext} BrowserContext */
/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./people.mjs').Person} Person */

const SHOTS = fileURLToPath(new URL('../../../../artifacts/browser/', import.meta.url));
const PATIENCE_MS = 60_000;
export const WIDE = { viewport: { width: 1280, height: 800 } };
export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** What a browser itself says about a network or a server that is away. */
export const AWAY = /WebSocket connection|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|WebSocket closed/;

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    // A date's field takes the order of day and month from the browser's own language, not from the page's.
    args: ['--lang=en-US', '--no-sandbox', '--disable-background-networking', '--disable-quic'],
  });
}

/**
 * A context that is signed in as somebody, or as nobody.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {Server} server
 * @param {Person | null} person
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
export async function contextFor(browser, server, person, options = {}) {
  const context = await browser.newContext({ baseURL: server.url, locale: 'en-GB', ...WIDE, ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  if (person) await context.addCookies([{ name: 'realtime', value: person.cookie, url: server.url }]);
  return context;
}

/** What one test has: pages of its own, all of which are closed after it and must have stayed free of complaints. */
export class Scene {
  /** @type {BrowserContext[]} */
  contexts = [];
  /** @type {string[]} */
  complaints = [];
  /** @type {RegExp[]} */
  expected = [];

  /** @param {import('playwright-core').Browser} browser @param {Server} server */
  constructor(browser, server) {
    this.browser = browser;
    this.server = server;
  }

  /**
   * @param {Person | null} person
   * @param {string} path
   * @param {import('playwright-core').BrowserContextOptions} [options]
   * @returns {Promise<Page>}
   */
  async open(person, path, options) {
    const context = await contextFor(this.browser, this.server, person, options);
    this.contexts.push(context);
    await watch(context, this.complaints);
    const page = await context.newPage();
    await page.goto(path);
    return page;
  }

  /** @param {...RegExp} patterns complaints that belong to what the test does, such as taking the network away */
  expects(...patterns) {
    this.expected.push(...patterns);
  }

  checkComplaints() {
    const unexpected = this.complaints.filter((text) => !this.expected.some((pattern) => pattern.test(text)));
    assert.deepEqual(unexpected, [], 'the page complained');
  }

  /** @param {string} name */
  async photograph(name) {
    await mkdir(SHOTS, { recursive: true });
    const pages = this.contexts.flatMap((context) => context.pages());
    for (const [i, page] of pages.entries()) await page.screenshot({ path: `${SHOTS}${name}-${i + 1}.png` });
  }

  async close() {
    await Promise.all(this.contexts.map((context) => context.close()));
  }
}

/**
 * One server and one browser for the tests of a file.
 *
 * @param {string[]} [settings] of the server
 * @returns {(name: string, run: (scene: Scene) => Promise<void>) => void} declares a test
 */
export function stage(settings = []) {
  const server = new Server(settings);
  /** @type {import('playwright-core').Browser} */
  let browser;
  before(async () => {
    await server.start();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await server.dispose();
  });
  return (name, run) =>
    void test(name, async () => {
      const scene = new Scene(browser, server);
      try {
        await run(scene);
        scene.checkComplaints();
      } catch (error) {
        await scene.photograph(name);
        throw withServerOutput(error, server.output, scene.complaints);
      } finally {
        await scene.close();
      }
    });
}

/** @param {unknown} error @param {string} output @param {string[]} complaints */
function withServerOutput(error, output, complaints) {
  if (!(error instanceof Error)) return error;
  const heard = complaints.length > 0 ? `\nThe pages complained:\n${complaints.join('\n')}` : '';
  error.message += `${heard}\nThe server wrote:\n${output}\nPictures of the pages are in artifacts/browser.`;
  return error;
}
