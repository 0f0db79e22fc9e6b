import { RealtimeError } from './errors.js';
import { uuidv7 } from './ids.js';

const TIMEOUT_MS = 30_000;

/**
 * @typedef {{ opId?: string, version?: number, signal?: AbortSignal }} CallOptions
 *   `opId` makes a retry safe: the same command with the same id is done once. `version` is the one that was seen:
 *   the write is refused with `version.stale` when there is a newer one.
 * @typedef {{
 *   get(path: string, options?: { signal?: AbortSignal }): Promise<any>,
 *   post(path: string, body?: unknown, options?: CallOptions): Promise<any>,
 *   put(path: string, body?: unknown, options?: CallOptions): Promise<any>,
 *   patch(path: string, body?: unknown, options?: CallOptions): Promise<any>,
 *   delete(path: string, options?: CallOptions): Promise<any>,
 *   onSignedOut(listener: () => void): () => void,
 * }} Api
 */

/**
 * REST calls. Paths are below `/api/v1` (`workspaces`, `/me`). Each answers the parsed reply (null for an empty one)
 * or throws a RealtimeError.
 *
 * @param {{ fetch?: typeof globalThis.fetch, base?: string, timeoutMs?: number }} [options]
 * @returns {Api}
 */
export function createApi({
  fetch = globalThis.fetch.bind(globalThis),
  base = '/api/v1',
  timeoutMs = TIMEOUT_MS,
} = {}) {
  /** @type {Set<() => void>} */
  const signedOutListeners = new Set();

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} body
   * @param {CallOptions} options
   */
  async function call(method, path, body, { opId, version, signal }) {
    const timeout = AbortSignal.timeout(timeoutMs);
    /** @type {RequestInit} */
    const request = {
      method,
      headers: headers(method, body, opId, version),
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'same-origin',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    };
    let response;
    let text;
    try {
      response = await fetch(`${base}/${path.replace(/^\/+/, '')}`, request);
      text = await response.text();
    } catch {
      if (signal?.aborted) throw new RealtimeError('network.cancelled', 'The request was cancelled.');
      if (timeout.aborted) throw new RealtimeError('network.timeout', 'The server took too long to answer.');
      throw new RealtimeError('network.failed', 'The server could not be reached.');
    }
    const reply = parse(text);
    if (response.ok) return reply;
    const error = problem(response.status, reply);
    if (error.code === 'auth.required') for (const listener of [...signedOutListeners]) listener();
    throw error;
  }

  return {
    get: (path, options = {}) => call('GET', path, undefined, options),
    post: (path, body, options = {}) => call('POST', path, body, options),
    put: (path, body, options = {}) => call('PUT', path, body, options),
    patch: (path, body, options = {}) => call('PATCH', path, body, options),
    delete: (path, options = {}) => call('DELETE', path, undefined, options),
    onSignedOut(listener) {
      signedOutListeners.add(listener);
      return () => signedOutListeners.delete(listener);
    },
  };
}

/**
 * @param {string} method
 * @param {unknown} body
 * @param {string | undefined} opId
 * @param {number | undefined} version
 */
function headers(method, body, opId, version) {
  /** @type {Record<string, string>} */
  const result = { Accept: 'application/json' };
  if (body !== undefined) result['Content-Type'] = 'application/json';
  if (method !== 'GET') {
    // A foreign page cannot set this header without asking first, so its forms cannot write in our name.
    result['X-CSRF'] = '1';
    result['Idempotency-Key'] = opId ?? uuidv7();
  }
  if (version !== undefined) result['If-Match'] = `"${version}"`;
  return result;
}

/** @param {string} text */
function parse(text) {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    // A proxy in between answers with a page of its own; the status tells what there is to tell.
    return null;
  }
}

/**
 * @param {number} status
 * @param {any} reply
 */
function problem(status, reply) {
  const code = reply?.code ?? (status === 502 || status === 503 || status === 504 ? 'server.busy' : 'server.error');
  const message = reply?.detail ?? reply?.title ?? 'Something went wrong on the server.';
  return new RealtimeError(code, message, status, reply?.errors ?? {}, reply?.current ?? null);
}
