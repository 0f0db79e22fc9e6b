import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { Pages } from './pages.mjs';
import { Server } from './server.mjs';

export { AWAY, PHONE } from './browser.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./pages.mjs').Seat} Seat */
/** @typedef {import('./people.mjs').Person} Person */

const SHOTS = fileURLToPath(new URL('../../../../artifacts/browser/', import.meta.url));
/** A page that a test prepares before anything is loaded. */
const UNLOADED = 'about:blank';

/** What one test has: pages of its own, all of which it gives back and which must have stayed free of complaints. */
export class Scene {
  /** @type {Seat[]} */
  #reusable = [];
  /** @type {Seat[]} */
  #own = [];
  /** @type {string[]} */
  complaints = [];
  /** @type {RegExp[]} */
  expected = [];

  /** @param {Pages} pages */
  constructor(pages) {
    this.pages = pages;
    this.server = pages.server;
  }

  /**
   * @param {Person | null} person
   * @param {string} path
   * @param {import('playwright-core').BrowserContextOptions} [options]
   * @returns {Promise<Page>}
   */
  async open(person, path, options) {
    const hear = (/** @type {string} */ complaint) => void this.complaints.push(complaint);
    // What is put into a page before it loads cannot be taken out again.
    const isOwn = path === UNLOADED;
    const seat = await (isOwn ? this.pages.make(person, options, hear) : this.pages.take(person, options, hear));
    (isOwn ? this.#own : this.#reusable).push(seat);
    await seat.page.goto(path);
    return seat.page;
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
    const pages = [...this.#reusable, ...this.#own].flatMap(({ context }) => context.pages());
    for (const [i, page] of pages.entries()) await page.screenshot({ path: `${SHOTS}${name}-${i + 1}.png` });
  }

  async giveBack() {
    await Promise.all(this.#own.map(({ context }) => context.close()));
    await Promise.all(this.#reusable.map((seat) => this.pages.giveBack(seat)));
  }

  async close() {
    await Promise.all([...this.#own, ...this.#reusable].map(({ context }) => context.close()));
  }
}

/** What all files that run in one process share: it takes longer to start than most tests. */
class Stand {
  /** @type {Promise<import('playwright-core').Browser> | null} */
  static #browser = null;
  /** @type {Map<string, Stand>} */
  static #all = new Map();
  /** @type {Pages | null} */
  #pages = null;

  /** @param {string[]} settings of the server */
  static of(settings) {
    const key = settings.join(' ');
    const stand = Stand.#all.get(key) ?? new Stand(settings);
    Stand.#all.set(key, stand);
    return stand;
  }

  /** @param {string[]} settings */
  constructor(settings) {
    this.server = new Server(settings);
    before(async () => {
      Stand.#browser ??= launch();
      const [browser] = await Promise.all([Stand.#browser, this.server.start()]);
      this.#pages = new Pages(browser, this.server);
    });
    after(async () => {
      await (await Stand.#browser)?.close();
      await this.server.dispose();
    });
  }

  get pages() {
    assert.ok(this.#pages, 'the server and the browser are there');
    return this.#pages;
  }
}

/**
 * A server and a browser for the tests of a file; files that run in one process and want the same settings share them.
 *
 * @param {string[]} [settings] of the server
 * @returns {(name: string, run: (scene: Scene) => Promise<void>) => void} declares a test
 */
export function stage(settings = []) {
  const stand = Stand.of(settings);
  return (name, run) =>
    void test(name, async () => {
      const scene = new Scene(stand.pages);
      try {
        await run(scene);
        scene.checkComplaints();
      } catch (error) {
        await scene.photograph(name);
        await scene.close();
        throw withServerOutput(error, stand.server.output, scene.complaints);
      }
      await scene.giveBack();
    });
}

/** @param {unknown} error @param {string} output @param {string[]} complaints */
function withServerOutput(error, output, complaints) {
  if (!(error instanceof Error)) return error;
  const heard = complaints.length > 0 ? `\nThe pages complained:\n${complaints.join('\n')}` : '';
  error.message += `${heard}\nThe server wrote:\n${output}\nPictures of the pages are in artifacts/browser.`;
  return error;
}
