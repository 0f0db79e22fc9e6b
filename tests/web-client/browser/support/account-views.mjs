/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../screenshots.mjs').View} View */

/**
 * The sections of somebody's account, who has made tokens before.
 * @param {import('./people.mjs').Person} person
 * @returns {Promise<Record<string, View>>}
 */
export async function accountViews(person) {
  for (const [name, scopes] of /** @type {const} */ ([
    ['Sensor reports', ['chat:write']],
    ['Sprint statistics', ['boards:read', 'account:read']],
  ])) {
    await person.call('POST', 'me/tokens', { name, scopes });
  }
  const loaded = (/** @type {Page} */ page) => page.locator('.account-section .muted').first().waitFor();
  const form = async (/** @type {Page} */ page) => {
    await page.getByRole('list', { name: 'API tokens' }).waitFor();
    await page.getByRole('button', { name: 'New token' }).click();
    await page.getByRole('textbox', { name: 'Name' }).waitFor();
  };
  const endShown = async () => {
    const { items } = await person.call('GET', 'me/tokens');
    const shown = items.filter((/** @type {any} */ token) => token.name === 'Build bot');
    for (const { id } of shown) await person.call('DELETE', `me/tokens/${id}`);
  };
  return {
    account: { path: '/account', show: (page) => page.getByRole('combobox', { name: 'Time zone' }).waitFor() },
    'account-devices': { path: '/account/devices', show: (page) => page.getByText('This device').waitFor() },
    'account-password': { path: '/account/password', show: loaded },
    'account-second-factor': {
      path: '/account/second-factor',
      show: (page) => page.getByLabel('Your password').waitFor(),
    },
    'account-linked': { path: '/account/linked', show: (page) => page.getByText('no other service').waitFor() },
    'account-tokens': {
      path: '/account/tokens',
      show: (page) => page.getByRole('list', { name: 'API tokens' }).waitFor(),
    },
    'account-new-token': {
      path: '/account/tokens',
      async show(page) {
        await form(page);
        await page.getByRole('textbox', { name: 'Name' }).fill('Build bot');
        await page.getByLabel('Read channels and messages').check();
      },
    },
    'account-token-shown': {
      path: '/account/tokens',
      async show(page) {
        await form(page);
        await page.getByRole('textbox', { name: 'Name' }).fill('Build bot');
        await page.getByLabel('Read channels and messages').check();
        await page.getByRole('button', { name: 'Make token' }).click();
        await page.getByRole('button', { name: 'End Build bot' }).waitFor();
      },
      tidy: endShown,
    },
  };
}
