import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(
  new URL('../../../Realtime.Issuer/bin/Release/net10.0/Realtime.Issuer.dll', import.meta.url),
);
const READY_MS = 120_000;
const SECRET = 'a client secret of the tests';

/** @typedef {{ id: number, name: string, login: string, email: string, emailVerified: boolean }} Outsider */

/** The stand-in for other services, as a process on a free port: OpenID Connect, and what Google and GitHub speak. */
export class Issuer {
  /** @type {import('node:child_process').ChildProcess | null} */
  #process = null;
  #people = 0;
  url = '';

  async start() {
    const child = spawn('dotnet', [PROGRAM, '--urls', 'http://127.0.0.1:0']);
    this.#process = child;
    this.url = await new Promise((resolve, reject) => {
      let output = '';
      const timer = setTimeout(() => reject(new Error(`The issuer did not start:\n${output}`)), READY_MS);
      /** @param {Buffer} chunk */
      const read = (chunk) => {
        output = (output + chunk).slice(-6_000);
        const address = /Now listening on: (http:\/\/\S+)/.exec(output);
        if (!address) return;
        clearTimeout(timer);
        resolve(address[1]);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`The issuer ended with ${code}:\n${output}`)));
    });
  }

  async stop() {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }

  /** What a server is started with to send people here. */
  get settings() {
    return Object.entries({
      'Google:AuthorizationEndpoint': `${this.url}/google/auth`,
      'Google:TokenEndpoint': `${this.url}/google/token`,
      'Google:UserInformationEndpoint': `${this.url}/google/userinfo`,
      'GitHub:AuthorizationEndpoint': `${this.url}/github/authorize`,
      'GitHub:TokenEndpoint': `${this.url}/github/token`,
      'GitHub:UserInformationEndpoint': `${this.url}/github/user`,
      'GitHub:UserEmailsEndpoint': `${this.url}/github/user/emails`,
      'OpenIdConnect:Authority': `${this.url}/`,
      'OpenIdConnect:DisplayName': 'Company',
      ...Object.fromEntries(
        ['Google', 'GitHub', 'OpenIdConnect'].flatMap((provider) => [
          [`${provider}:ClientId`, 'realtime-tests'],
          [`${provider}:ClientSecret`, SECRET],
        ]),
      ),
    }).map(([name, value]) => `--Authentication:${name}=${value}`);
  }

  /** Lets people go back to this server. @param {string} server its address */
  async allow(server) {
    for (const provider of ['google', 'github', 'oidc']) {
      await this.#put('redirects', { uri: `${server}/signin-${provider}` });
    }
  }

  /** Somebody new with accounts here. @param {Partial<Outsider>} [rest] @returns {Promise<Outsider>} */
  async add(rest = {}) {
    const id = ++this.#people;
    const person = {
      ...{ id, name: `Outsider ${id}`, login: `outsider${id}`, email: `outsider${id}@elsewhere.test` },
      ...{ emailVerified: true, ...rest },
    };
    await this.change(person);
    return person;
  }

  /** @param {Outsider} person */
  change(person) {
    return this.#put('people', person);
  }

  /** @param {string} path @param {unknown} body */
  async #put(path, body) {
    const reply = await fetch(`${this.url}/${path}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    assert.ok(reply.ok, `${path}: ${reply.status} ${await reply.text()}`);
  }
}
