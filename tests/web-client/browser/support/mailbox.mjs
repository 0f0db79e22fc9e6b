import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { PATIENCE_MS } from './browser.mjs';

/** The page's address in mails. A server learns its own port too late for that, so tests go by the path alone. */
const PUBLIC_URL = 'https://realtime.example.test/';

/** An SMTP server (RFC 5321, the commands that a sender needs) on a free port, and the links in what it took. */
export class Mailbox {
  #server = createServer((socket) => void this.#talk(socket));
  #arrivals = new EventEmitter();
  /** @type {string[]} */
  #mails = [];

  async start() {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  stop() {
    this.#server.close();
  }

  /** What a server is started with to send its mails here. */
  get settings() {
    const { port } = /** @type {import('node:net').AddressInfo} */ (this.#server.address());
    return [
      '--Mail:Host=127.0.0.1',
      `--Mail:Port=${port}`,
      '--Mail:Tls=None',
      '--Mail:From=realtime@example.test',
      `--Mail:PublicUrl=${PUBLIC_URL}`,
    ];
  }

  /**
   * Takes out the oldest mail to somebody with a link to a page, once it is there.
   *
   * @param {string} email
   * @param {string} page such as `reset-password`
   * @returns {Promise<string>} the link's path with what stands behind it
   */
  async take(email, page) {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const start = `${PUBLIC_URL}${page}#`;
    for (;;) {
      const at = this.#mails.findIndex((mail) => mail.includes(`To: ${email}\n`) && mail.includes(start));
      if (at < 0) {
        await once(this.#arrivals, 'mail', { signal });
        continue;
      }
      const [mail] = this.#mails.splice(at, 1);
      const token = mail.slice(mail.indexOf(start) + start.length).split('\n', 1)[0];
      return `/${page}#${token}`;
    }
  }

  /** @param {import('node:net').Socket} socket */
  async #talk(socket) {
    const say = (/** @type {string} */ line) => socket.write(`${line}\r\n`);
    /** @type {string[] | null} */
    let data = null;
    say('220 test ESMTP');
    for await (const line of createInterface({ input: socket })) {
      if (data && line === '.') {
        this.#mails.push(decode(data));
        this.#arrivals.emit('mail');
        data = null;
        say('250 OK');
      } else if (data) {
        data.push(line.startsWith('..') ? line.slice(1) : line);
      } else if (line.toUpperCase().startsWith('DATA')) {
        data = [];
        say('354 go on');
      } else if (line.toUpperCase().startsWith('QUIT')) {
        say('221 bye');
        socket.end();
      } else {
        say('250 OK');
      }
    }
  }
}

/** Undoes quoted-printable, in which lines that are too long for SMTP come. @param {string[]} lines */
function decode(lines) {
  const text = `${lines.join('\n')}\n`;
  if (!/^Content-Transfer-Encoding: quoted-printable$/im.test(text)) return text;
  return text.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
}
