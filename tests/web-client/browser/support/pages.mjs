import { WIDE, PATIENCE_MS } from './browser.mjs';
import { watch } from './watch.mjs';

/** @typedef {import('playwright-core').BrowserContext} BrowserContext */
/** @typedef {import('playwright-core').BrowserContextOptions} Options */
/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./people.mjs').Person} Person */
/** @typedef {{kind: string, context: BrowserContext, page: Page, hear: (complaint: string) => void}} Seat */

/** Of the server, but nothing of the client runs in it. */
const REST = '/favicon.svg';
const unheard = () => undefined;

/**
 * A context that is signed in as somebody, or as nobody.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {import('./server.mjs').Server} server
 * @param {Person | null} person
 * @param {Options} [options]
 */
export async function contextFor(browser, server, person, options = {}) {
  const context = await browser.newContext({ baseURL: server.url, locale: 'en-GB', ...WIDE, ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  if (person) await context.addCookies([cookieOf(person, server)]);
  return context;
}

/**
 * The pages that the tests of a file take and give back. The first of each kind reads the whole client from the server;
 * whoever takes it afterwards finds the files in the browser's cache, and nothing else of those who had it before.
 */
export class Pages {
  /** @type {Seat[]} */
  #free = [];

  /** @param {import('playwright-core').Browser} browser @param {import('./server.mjs').Server} server */
  constructor(browser, server) {
    this.browser = browser;
    this.server = server;
  }

  /**
   * @param {Person | null} person
   * @param {Options | undefined} options
   * @param {(complaint: string) => void} hear
   * @returns {Promise<Seat>} one that was used before where there is one
   */
  async take(person, options, hear) {
    const kind = JSON.stringify(options ?? {});
    const at = this.#free.findIndex((seat) => seat.kind === kind);
    if (at < 0) return this.make(person, options, hear);
    const [seat] = this.#free.splice(at, 1);
    seat.hear = hear;
    if (person) await seat.context.addCookies([cookieOf(person, this.server)]);
    return seat;
  }

  /**
   * @param {Person | null} person
   * @param {Options | undefined} options
   * @param {(complaint: string) => void} hear
   * @returns {Promise<Seat>} one that nobody had before
   */
  async make(person, options, hear) {
    const context = await contextFor(this.browser, this.server, person, options);
    const page = await context.newPage();
    const seat = { kind: JSON.stringify(options ?? {}), context, page, hear };
    await watch(context, (complaint) => seat.hear(complaint));
    return seat;
  }

  /** Takes away whatever a test left behind that the next could meet. @param {Seat} seat */
  async giveBack(seat) {
    const { context, page } = seat;
    if (page.isClosed()) return context.close();
    seat.hear = unheard;
    await Promise.all(context.pages().map((each) => (each === page ? undefined : each.close())));
    await context.setOffline(false);
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.clearPermissions();
    await context.clearCookies();
    await page.goto(REST);
    // Only now: what the client writes as it goes is gone too.
    await page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
    await page.mouse.move(-1, -1);
    this.#free.push(seat);
  }
}

/** @param {Person} person @param {import('./server.mjs').Server} server */
const cookieOf = (person, server) => ({ name: 'realtime', value: person.cookie, url: server.url });
