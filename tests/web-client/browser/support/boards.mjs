import { team } from './people.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */

export const CARDS = Object.freeze({ 'To do': ['One', 'Two', 'Three', 'Four'], Doing: ['Five'], Done: ['Six'] });

/**
 * A team with a board of To do, Doing and Done, and cards by the names of their lists.
 *
 * @param {import('./server.mjs').Server} server
 * @param {string[]} names
 * @param {Record<string, string[]>} cards
 */
export async function boardTeam(server, names, cards) {
  const all = await team(server, ...names);
  const [owner] = all.people;
  const board = await owner.call('POST', `workspaces/${all.workspace.id}/boards`, { name: 'Roadmap' });
  /** @returns {Promise<any>} */
  const read = () => owner.call('GET', `boards/${board.id}`);
  const { lists } = await read();
  /** @param {string} name */
  const list = (name) => lists.find((/** @type {any} */ each) => each.name === name);
  /** @param {string} listName @param {string} title @param {object} [rest] */
  const add = (listName, title, rest = {}) =>
    owner.call('POST', `lists/${list(listName).id}/cards`, { title, ...rest });
  for (const [name, titles] of Object.entries(cards)) for (const title of titles) await add(name, title);
  return {
    ...all,
    board,
    path: `${all.home}/b/${board.id}`,
    list,
    add,
    read,
    /** What a fresh read shows: the titles of each list, from above. @returns {Promise<Record<string, string[]>>} */
    async fresh() {
      const { lists: now, cards: held } = await read();
      const inOrder = held.sort((/** @type {any} */ a, /** @type {any} */ b) =>
        a.rank === b.rank ? (a.id < b.id ? -1 : 1) : a.rank < b.rank ? -1 : 1,
      );
      return Object.fromEntries(
        now.map((/** @type {any} */ each) => [
          each.name,
          inOrder
            .filter((/** @type {any} */ card) => card.listId === each.id)
            .map((/** @type {any} */ { title }) => title),
        ]),
      );
    },
  };
}

/** @param {Page} page @param {string} name */
export const column = (page, name) => page.getByRole('region', { name: new RegExp(`^${name}, \\d+ cards?$`) });

/** @param {Page} page @param {string | RegExp} title */
export const cardLink = (page, title) => page.getByRole('main').getByRole('link', { name: title, exact: true });

/** @param {Page} page @param {string} title */
export const card = (page, title) =>
  page.locator('[data-card]').filter({ has: page.getByRole('link', { name: title, exact: true }) });

/**
 * Waits until a page shows the board so.
 *
 * @param {Page} page
 * @param {Record<string, string[]>} wanted titles from above, by list
 */
export const shows = (page, wanted) =>
  page.waitForFunction((expected) => {
    const columns = [...document.querySelectorAll('[data-list]')].map((each) => [
      each.querySelector('h2')?.textContent ?? '',
      [...each.querySelectorAll('[data-card] .card-title')].map((link) => link.textContent),
    ]);
    const isFlying = document.querySelector('.is-flying');
    return !isFlying && JSON.stringify(Object.fromEntries(columns)) === JSON.stringify(expected);
  }, wanted);

/** Waits until nothing that was done on boards is still to be sent. @param {Page} page */
export const allSent = (page) =>
  page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith('realtime.boards.')));

/**
 * Drags a card by mouse to a list, above one of its cards or to its end.
 *
 * @param {Page} page
 * @param {string} title
 * @param {string} listName
 * @param {string} [above]
 */
export async function drag(page, title, listName, above) {
  const from = await middle(card(page, title));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.locator('.board[data-dragging]').waitFor();
  const to = above ? await edge(card(page, above)) : await end(column(page, listName));
  await page.mouse.move(to.x, to.y, { steps: 4 });
  // Where it would land is drawn with the next frame.
  await column(page, listName).locator('.card-gap').waitFor();
  await page.mouse.up();
}

/** @param {Locator} locator */
export async function middle(locator) {
  const { x, y, width, height } = await boxOf(locator);
  return { x: x + width / 2, y: y + height / 2 };
}

/** @param {Locator} locator */
async function edge(locator) {
  const { x, y, width } = await boxOf(locator);
  return { x: x + width / 2, y: y + 4 };
}

/** @param {Locator} locator */
async function end(locator) {
  const { x, y, width, height } = await boxOf(locator);
  return { x: x + width / 2, y: y + height - 8 };
}

/** @param {Locator} locator */
async function boxOf(locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('it is not drawn');
  return box;
}
