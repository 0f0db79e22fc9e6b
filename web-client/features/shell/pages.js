/**
 * A list with all its pages.
 * @param {import('../../core/api.js').Api} api
 * @param {string} path
 * @returns {Promise<any[]>}
 */
export async function readAll(api, path) {
  const items = [];
  let cursor = '';
  do {
    const page = await api.get(`${path}?limit=200${cursor && `&after=${encodeURIComponent(cursor)}`}`);
    items.push(...page.items);
    cursor = page.next ?? '';
  } while (cursor);
  return items;
}
