/** @typedef {import('./people.mjs').Person} Person */

/**
 * A board of a workspace with its first lists, made over REST.
 *
 * @param {Person} person
 * @param {{ id: string }} workspace
 * @param {string} [name]
 */
export async function makeBoard(person, workspace, name = 'Roadmap') {
  const board = await person.call('POST', `workspaces/${workspace.id}/boards`, { name });
  const { lists } = await person.call('GET', `boards/${board.id}`);
  return {
    board,
    lists,
    path: `/w/${workspace.id}/b/${board.id}`,
    /** @param {string} title @param {object} [rest] */
    card: (title, rest = {}) => person.call('POST', `lists/${lists[0].id}/cards`, { title, ...rest }),
    /** @param {{ id: string }} card */
    pathOf: (card) => `/w/${workspace.id}/b/${board.id}/card/${card.id}`,
  };
}

/** @param {import('playwright-core').Page} page */
export const panel = (page) => page.getByRole('complementary', { name: 'Card' });

/** @param {import('playwright-core').Page} page */
export const comments = (page) => panel(page).getByRole('region', { name: 'Comments and activity' });
