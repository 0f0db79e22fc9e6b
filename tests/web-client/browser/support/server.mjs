import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const PROGRAM = join(ROOT, 'server/Realtime.Host/bin/Release/net10.0/Realtime.Host.dll');
const READY_MS = 120_000;
const KEPT_OUTPUT = 6_000;

/** A real server process on a free port with a folder of its own; it can be stopped and started again on both. */
export class Server {
  /** @type {import('node:child_process').ChildProcess | null} */
  #process = null;
  #data = '';
  #port = 0;
  #output = '';

  /** @param {string[]} settings such as `--Demo:Enabled=true` */
  constructor(settings = []) {
    this.settings = settings;
  }

  get url() {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** The end of what it wrote, for the message of a failed test. */
  get output() {
    return this.#output;
  }

  async start() {
    if (!existsSync(PROGRAM)) {
      throw new Error(`${PROGRAM} is missing. Build first: dotnet build Realtime.sln -c Release (scripts/test does)`);
    }
    this.#data ||= await mkdtemp(join(tmpdir(), 'realtime-browser-'));
    const child = spawn('dotnet', [
      PROGRAM,
      ...['--urls', `http://127.0.0.1:${this.#port}`, '--Data:Directory', this.#data],
      // The tests call faster than people do; what is too fast for a person is tested elsewhere.
      ...['AccountPerSecond', 'AccountBurst', 'NetworkPerSecond', 'NetworkBurst', 'HubPerSecond', 'HubBurst'].map(
        (name) => `--Limits:${name}=1000000`,
      ),
      ...['--WebClient:Root', join(ROOT, 'web-client'), ...this.settings],
    ]);
    this.#process = child;
    await this.#listening(child);
    await this.#ready();
  }

  /** Ends the process as an operator would, and waits for its end. */
  async stop() {
    const child = this.#process;
    this.#process = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }

  async dispose() {
    await this.stop();
    if (this.#data) await rm(this.#data, { recursive: true, force: true });
  }

  /** @param {import('node:child_process').ChildProcess} child */
  #listening(child) {
    return /** @type {Promise<void>} */ (
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(this.#failure('did not start in time')), READY_MS);
        /** @param {Buffer} chunk */
        const read = (chunk) => {
          this.#output = (this.#output + chunk).slice(-KEPT_OUTPUT);
          const address = /Now listening on: http:\/\/127\.0\.0\.1:(\d+)/.exec(this.#output);
          if (!address) return;
          this.#port = Number(address[1]);
          clearTimeout(timer);
          resolve();
        };
        this.#output = '';
        child.stdout?.on('data', read);
        child.stderr?.on('data', read);
        child.once('error', reject);
        child.once('exit', (code) => {
          clearTimeout(timer);
          reject(this.#failure(`ended with code ${code}`));
        });
      })
    );
  }

  async #ready() {
    const { ok, status } = await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(READY_MS) });
    if (!ok) throw this.#failure(`is not ready: ${status}`);
  }

  /** @param {string} what */
  #failure(what) {
    return new Error(`The server ${what}. It wrote:\n${this.#output}`);
  }
}
