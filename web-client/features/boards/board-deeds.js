/** @typedef {import('./board-acts.js').BoardDeed} BoardDeed */
/** @typedef {{items: BoardDeed[], next: string | null}} Deeds newest first; `next` leads to older ones */

/**
 * What is known once the newest were read again. Where the two do not meet, there may be others between them that were never read.
 * @param {Deeds | null} known
 * @param {Deeds} page
 * @returns {Deeds}
 */
export function withNewest(known, page) {
  const newest = known?.items[0]?.seq;
  const oldest = page.items.at(-1)?.seq;
  if (!known || newest === undefined || oldest === undefined || oldest > newest) return page;
  return { items: [...page.items.filter(({ seq }) => seq > newest), ...known.items], next: known.next };
}

/** @param {Deeds} known @param {Deeds} page @returns {Deeds} */
export const withOlder = (known, page) => ({ items: [...known.items, ...page.items], next: page.next });
