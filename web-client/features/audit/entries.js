/**
 * @typedef {{
 *   seq: number, at: string, actorId: string | null, network: string | null, action: string, targetKind: string | null,
 *   targetId: string | null, before: string | null, after: string | null,
 * }} Entry `before` and `after` are JSON
 * @typedef {{items: Entry[], next: string | null}} Entries newest first; `next` leads to older ones
 * @typedef {{name: string, before?: string, after?: string}} Fact
 */

/**
 * What is known once the newest entries were read again. Numbers have no gaps, so where the two do not meet, entries lie between
 * them that were never read.
 * @param {Entries | null} known
 * @param {Entries} page
 * @returns {Entries}
 */
export function withNewest(known, page) {
  const newest = known?.items[0]?.seq;
  const oldest = page.items.at(-1)?.seq;
  if (!known || newest === undefined || oldest === undefined || oldest > newest + 1) return page;
  return { items: [...page.items.filter(({ seq }) => seq > newest), ...known.items], next: known.next };
}

/**
 * @param {Entries} known
 * @param {Entries} page
 * @returns {Entries}
 */
export const withOlder = (known, page) => ({ items: [...known.items, ...page.items], next: page.next });

/**
 * What an entry tells to have changed, in the order that it was written in.
 * @param {Entry} entry
 * @returns {Fact[]}
 */
export function factsOf({ before, after }) {
  const [was, is] = [before, after].map((json) => /** @type {Record<string, string>} */ (json ? JSON.parse(json) : {}));
  const names = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [...names].map((name) => ({ name, before: was[name], after: is[name] }));
}
