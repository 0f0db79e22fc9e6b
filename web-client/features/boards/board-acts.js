/**
 * What a sentence about an event needs to look up.
 * @typedef {{person(id: string): string, list(id: string): string}} Names
 * @typedef {{seq: number, type: string, actorId: string, at: string, data: any, cardId: string | null, cardTitle: string | null}} BoardDeed
 * @typedef {{text: string, hasCard?: boolean, rest?: string}} BoardAct `rest` follows the card's name
 */

/** @type {Record<string, (data: any, names: Names, actorId: string) => BoardAct[]>} */
const sentences = {
  'board.created': () => told('made this board'),
  'board.updated': boardChanges,
  'board.member_added': ({ userId }, { person }, actorId) =>
    told(userId === actorId ? 'joined this board' : `let ${person(userId)} into this board`),
  'board.member_removed': ({ userId }, { person }, actorId) =>
    told(userId === actorId ? 'left this board' : `took ${person(userId)} off this board`),
  'list.created': ({ name }) => told(`made the list “${name}”`),
  'list.updated': listChanges,
  'list.moved': ({ id }, { list }) => told(`moved the list ${list(id)}`),
  'list.deleted': ({ former }) => told(`deleted the list${quoted(former)}`),
  'label.created': ({ name }) => told(`made the label${quoted(name)}`),
  'label.updated': labelChanges,
  'label.deleted': ({ former }) => told(`deleted the label${quoted(former)}`),
  'card.created': ({ card }, { list }) => [{ text: 'made', hasCard: true, rest: `in ${list(card.listId)}` }],
  'card.moved': ({ listId, fromListId }, { list }) => [
    {
      text: 'moved',
      hasCard: true,
      rest: listId === fromListId ? `within ${list(listId)}` : `from ${list(fromListId)} to ${list(listId)}`,
    },
  ],
  'card.archived': () => [{ text: 'archived', hasCard: true }],
  'card.trashed': () => [{ text: 'moved', hasCard: true, rest: 'to the trash' }],
  'card.restored': ({ from }) => [
    { text: 'restored', hasCard: true, rest: `from the ${from === 'trashed' ? 'trash' : 'archive'}` },
  ],
  'card.deleted': () => told('deleted a card for good'),
  'list.cards_archived': ({ listId, count }, { list }) => told(`archived ${cards(count)} of ${list(listId)}`),
  'list.cards_restored': ({ listId, count }, { list }) => told(`brought back ${cards(count)} of ${list(listId)}`),
};

/**
 * What happened to a board, as sentences that go on after the name of who did it.
 * @param {BoardDeed} deed
 * @param {Names} names
 * @returns {BoardAct[]} none for what is told elsewhere
 */
export function boardActsOf({ type, data, actorId }, names) {
  return Object.hasOwn(sentences, type) ? sentences[type](data, names, actorId) : [];
}

/** @param {any} data @returns {BoardAct[]} */
function boardChanges({ name, isArchived, channelId = null, former }) {
  if (!former) return told('changed this board');
  const acts = [];
  if (name !== former.name) acts.push(...told(`renamed this board from “${former.name}” to “${name}”`));
  if (isArchived !== former.isArchived) acts.push(...told(isArchived ? 'archived this board' : 'restored this board'));
  if (channelId !== (former.channelId ?? null))
    acts.push(...told(channelId ? 'chose this board’s channel' : 'took away this board’s channel'));
  return acts;
}

/** @param {any} data @returns {BoardAct[]} */
function listChanges({ name, kind, wipLimit = null, wipMode, former }) {
  if (!former) return told(`changed the list “${name}”`);
  const acts = [];
  if (name !== former.name) acts.push(...told(`renamed the list “${former.name}” to “${name}”`));
  if (kind !== former.kind)
    acts.push(...told(`made “${name}” a list of ${kind === 'closed' ? 'what is done' : 'what is to do'}`));
  const was = former.wipLimit ?? null;
  if (wipLimit !== was) {
    const before = was === null ? '' : ` (it was ${was})`;
    const limit = wipLimit === null ? 'took away the limit of' : `set the limit to ${wipLimit} in`;
    acts.push(...told(`${limit} “${name}”${before}`));
  }
  if (wipMode !== former.wipMode)
    acts.push(...told(`let the limit of “${name}” ${wipMode === 'block' ? 'keep cards out' : 'only warn'}`));
  return acts;
}

/** @param {any} data @returns {BoardAct[]} */
function labelChanges({ name, color, former }) {
  if (!former) return told(`changed the label${quoted(name)}`);
  const acts = [];
  if (name !== former.name)
    acts.push(...told(`renamed the label${quoted(former.name)} to ${name ? `“${name}”` : 'no name'}`));
  if (color !== former.color) acts.push(...told(`made the label${quoted(name)} ${color} (it was ${former.color})`));
  return acts;
}

/** @param {string} text @returns {BoardAct[]} */
const told = (text) => [{ text }];

/** @param {number} count */
const cards = (count) => (count === 1 ? 'one card' : `${count} cards`);

/** @param {string | undefined} text absent in what older servers told, empty where there is no name */
const quoted = (text) => (text ? ` “${text}”` : '');
