/** Codes after which the same command may be sent again, by itself, with the same operation id. */
const TRANSIENT = new Set(['network.failed', 'network.timeout', 'connection.lost', 'server.busy', 'limit.exceeded']);

/** A failure with a stable code. `message` is for people, `code` is what programs decide by. */
export class RealtimeError extends Error {
  /**
   * @param {string} code the server's code, or `network.failed`, `network.timeout`, `network.cancelled`, `connection.lost`
   * @param {string} message one sentence for people
   * @param {number} [status] the HTTP status, 0 when there was no reply
   * @param {Record<string, string[]>} [errors] what is wrong, by member of the request
   * @param {any} [current] with `version.stale`: the resource as it is now
   */
  constructor(code, message, status = 0, errors = {}, current = null) {
    super(message);
    this.name = 'RealtimeError';
    this.code = code;
    this.status = status;
    this.errors = errors;
    this.current = current;
  }

  /** True when trying the same again later can help; what was sent may or may not have been done. */
  get isTransient() {
    return TRANSIENT.has(this.code);
  }
}

/**
 * What SignalR reports when an invocation fails, as an error with a code.
 *
 * @param {string} text the message of the error that `invoke` threw
 * @returns {RealtimeError} `connection.lost` when the server had no part in it
 */
export function parseHubError(text) {
  const match = /(?:HubException: )?([a-z_]+(?:\.[a-z_]+)+): (.*)$/s.exec(text);
  if (match) return new RealtimeError(match[1], match[2]);
  if (/on the server/.test(text)) return new RealtimeError('server.error', 'Something went wrong on the server.');
  return new RealtimeError('connection.lost', 'The connection was lost.');
}

/**
 * Calls a listener on behalf of code that must go on: what it throws is reported as uncaught.
 *
 * @param {() => void} listener
 */
export function callListener(listener) {
  try {
    listener();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
