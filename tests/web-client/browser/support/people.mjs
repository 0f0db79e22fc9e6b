import assert from 'node:assert/strict';

/** @typedef {import('./server.mjs').Server} Server */

export const PASSWORD = 'a pass phrase for tests';
let count = 0;

/** Somebody with an account, who acts over REST where a test needs no page for it. */
export class Person {
  /**
   * @param {Server} server
   * @param {{ id: string, email: string, displayName: string }} user
   * @param {string} cookie the value of the session cookie
   */
  constructor(server, user, cookie) {
    this.server = server;
    this.id = user.id;
    this.email = user.email;
    this.name = user.displayName;
    this.cookie = cookie;
  }

  /**
   * @param {string} method
   * @param {string} path below /api/v1
   * @param {unknown} [body]
   * @returns {Promise<any>}
   */
  async call(method, path, body) {
    const response = await request(this.server, method, path, body, { cookie: `realtime=${this.cookie}` });
    const text = await response.text();
    assert.ok(response.ok, `${method} ${path}: ${response.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  }

  /** @param {string} channelId @param {string} body @param {string} [threadRootId] */
  post(channelId, body, threadRootId) {
    return this.call('POST', `channels/${channelId}/messages`, { body, threadRootId });
  }

  /** @param {string} channelId @returns {Promise<string[]>} the texts of all that is there, oldest first */
  async read(channelId) {
    const { items } = await this.call('GET', `channels/${channelId}/messages?limit=200`);
    return items.map((/** @type {{ body: string }} */ message) => message.body).reverse();
  }
}

/** @param {string} name */
export const emailOf = (name) => `${name.toLowerCase().replace(/[^a-z]/g, '') || 'somebody'}${++count}@example.test`;

/**
 * @param {Server} server
 * @param {string} displayName
 */
export async function register(server, displayName) {
  const account = { email: emailOf(displayName), password: PASSWORD, displayName };
  return signedIn(server, await request(server, 'POST', 'auth/register', account));
}

/**
 * @param {Server} server
 * @param {string} email of one of the demonstration's people
 * @param {string} [device] what the browser calls itself
 */
export async function enterDemo(server, email, device) {
  /** @type {Record<string, string>} */
  const headers = device ? { 'user-agent': device } : {};
  return signedIn(server, await request(server, 'POST', 'auth/demo', { email }, headers));
}

/** @param {Server} server @param {Response} response */
async function signedIn(server, response) {
  const text = await response.text();
  assert.ok(response.ok, `${response.url}: ${response.status} ${text}`);
  const cookie = /realtime=([^;]+)/.exec(response.headers.get('set-cookie') ?? '');
  assert.ok(cookie, 'no session cookie');
  return new Person(server, JSON.parse(text), cookie[1]);
}

/**
 * @param {Server} server
 * @param {string} method
 * @param {string} path
 * @param {unknown} body
 * @param {Record<string, string>} [headers]
 */
function request(server, method, path, body, headers = {}) {
  return fetch(`${server.url}/api/v1/${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'x-csrf': '1', ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
}

/**
 * A workspace with its #general and the people named; the first made it, the others were invited.
 *
 * @param {Server} server
 * @param {...string} names
 */
export async function team(server, ...names) {
  const people = await Promise.all(names.map((name) => register(server, name)));
  const [owner, ...others] = people;
  const workspace = await owner.call('POST', 'workspaces', { name: 'Workshop' });
  const invite = await owner.call('POST', `workspaces/${workspace.id}/invites`, {});
  for (const person of others) await person.call('POST', `invites/${invite.code}/accept`);
  const channels = await owner.call('GET', `workspaces/${workspace.id}/channels`);
  const general = channels.items[0];
  return {
    people,
    workspace,
    general,
    home: `/w/${workspace.id}`,
    /** @param {{ id: string }} channel */
    path: (channel) => `/w/${workspace.id}/c/${channel.id}`,
    /** @param {string} name @param {object} [rest] */
    channel: (name, rest = {}) => owner.call('POST', `workspaces/${workspace.id}/channels`, { name, ...rest }),
  };
}
