import assert from 'node:assert/strict';

/** @typedef {import('./people.mjs').Person} Person */
/** @typedef {{id: string, listId: string, rank: string, version: number}} Place */
/** @typedef {{cardId: string, listId: string, opId: string, seenVersion?: number}} AskedMove what a page sent */
/** @typedef {{outcome: 'applied' | 'rebased' | 'superseded', card: Place, by?: {userId: string}}} Receipt */
/** @typedef {{seq: number, type: string, actorId: string, opId: string | null, data: any}} Event */

/** @param {{listId: string, rank: string}} place */
const named = ({ listId, rank }) => `${listId} ${rank}`;

/** Where each card stood at each of its versions, by the events of its board. */
export class BoardLog {
  /** @type {Map<string, {move: Event | null, places: string[]}>} by card and version; a rebalancing names a place anew */
  #standings = new Map();
  /** @type {Map<string, {listId: string, version: number}>} */
  #newest = new Map();

  /** @param {Place[]} cards as they were before the events @param {Event[]} events in their order */
  constructor(cards, events) {
    this.moves = events.filter(({ type }) => type === 'card.moved');
    for (const card of cards) this.#stands(card, null);
    for (const event of events) {
      const { type, data } = event;
      if (type === 'card.moved') this.#stands({ ...data, id: data.cardId }, event);
      if (type === 'cards.reranked') for (const { cardId, rank } of data.ranks) this.#renames(cardId, rank);
    }
  }

  /** @param {string} actorId */
  movesBy(actorId) {
    return this.moves.filter((move) => move.actorId === actorId);
  }

  /**
   * Fails unless the log tells the same of a move as its receipt does.
   *
   * @param {string} actorId who moved
   * @param {AskedMove} asked
   * @param {Receipt} receipt
   */
  check(actorId, asked, { outcome, card, by }) {
    const what = `the receipt “${outcome}” of the move ${asked.opId}`;
    assert.equal(card.id, asked.cardId, `${what} is of the card that was moved`);
    const standing = this.#standings.get(`${card.id} ${card.version}`);
    assert.ok(standing, `${what} names a version of the card that the log has: ${card.version}`);
    assert.ok(standing.places.includes(named(card)), `${what} tells where the card stood at version ${card.version}`);

    const own = this.moves.filter(({ opId }) => opId === asked.opId);
    if (outcome === 'superseded') {
      assert.deepEqual(own, [], `${what} belongs to no event`);
      assert.notEqual(by?.userId, actorId, `${what} names somebody else`);
      assert.equal(standing.move?.actorId, by?.userId, `${what} names the one whose move stands`);
      assert.ok(card.version > (asked.seenVersion ?? Infinity), `${what} is about a move that the page had not seen`);
      return;
    }
    assert.equal(card.listId, asked.listId, `${what} is about the list that was asked for`);
    // Where the card stands as it was asked to, nothing happens and nothing is told.
    if (own.length === 0) return;
    assert.equal(own.length, 1, `${what} belongs to one event`);
    assert.equal(own[0].actorId, actorId, `${what} belongs to an event of the one who moved`);
    assert.equal(standing.move?.seq, own[0].seq, `${what} tells the place and version of its own event`);
  }

  /** @param {Place} place @param {Event | null} move */
  #stands(place, move) {
    this.#newest.set(place.id, { listId: place.listId, version: place.version });
    this.#standings.set(`${place.id} ${place.version}`, { move, places: [named(place)] });
  }

  /** @param {string} cardId @param {string} rank */
  #renames(cardId, rank) {
    const { listId, version } = this.#newest.get(cardId) ?? assert.fail(`${cardId} was ranked before it was there`);
    this.#standings.get(`${cardId} ${version}`)?.places.push(named({ listId, rank }));
  }
}

/**
 * What a stream has since an event.
 *
 * @param {Person} person
 * @param {string} streamId
 * @param {number} after
 * @returns {Promise<Event[]>}
 */
export async function eventsAfter(person, streamId, after) {
  const events = [];
  for (let from = after; ; from = events[events.length - 1].seq) {
    const page = await person.call('GET', `streams/${streamId}/events?after=${from}&limit=200`);
    if (page.items.length === 0) return events;
    events.push(...page.items);
  }
}
