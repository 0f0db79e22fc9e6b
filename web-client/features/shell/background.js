import { RealtimeError } from '../../core/errors.js';

/**
 * Work that nobody waits for. What the network or the server refused is made good by a later attempt; anything else is
 * a defect and shows as one.
 * @param {Promise<unknown>} work
 */
export function inBackground(work) {
  work.catch((error) => {
    if (!(error instanceof RealtimeError)) reportError(error);
  });
}
