/**
 * Ends a session or a token. What somebody ended a moment before is ended too.
 * @param {import('../../core/api.js').Api} api
 * @param {string} path
 */
export async function end(api, path) {
  try {
    await api.delete(path);
  } catch (error) {
    if (/** @type {any} */ (error).code !== 'resource.not_found') throw error;
  }
}
