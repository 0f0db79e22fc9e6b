import { useEffect, useRef, useState } from '../../core/html.js';
import { moveCard } from './card-actions.js';
import { placeOf, step, withGrab } from './grab.js';
import { neighboursAt } from './placement.js';
import { focusCard } from './showing.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('./grab.js').Grab} Grab */
/** @typedef {import('./use-board.js').Shown} Shown */

/**
 * Moves by keyboard: arrows go from card to card; Space takes a card up, arrows carry it, Space puts it down.
 * @param {Context} ctx
 * @param {Shown} view
 */
export function useKeys(ctx, view) {
  const [grab, setGrab] = useState(/** @type {Grab | null} */ (null));
  const [spoken, say] = useState('');
  const { board, lists, all, shown } = view;
  const columns = withGrab(shown, grab);
  const latest = useRef({ grab, columns });
  latest.current = { grab, columns };

  useEffect(() => {
    if (!grab || placeOf(shown, grab.cardId)) return;
    setGrab(null);
    say('The card is no longer here.');
  }, [shown, grab]);
  useEffect(() => {
    // After the card was drawn in another list, where it is a new element.
    if (grab) focusCard(grab.cardId);
  }, [grab]);

  /** @param {string} cardId @param {{listId: string, index: number}} place @param {string} before */
  const tell = (cardId, { listId, index }, before) => {
    const list = lists.find(({ id }) => id === listId);
    const others = shown[listId].filter(({ id }) => id !== cardId).length;
    say(`${before}${list?.name}, position ${index + 1} of ${others + 1}.`);
  };

  /** @param {string} cardId */
  const take = (cardId) => {
    const place = placeOf(shown, cardId);
    const card = place && shown[place.listId][place.index];
    if (!card) return;
    setGrab({ cardId, ...place, seenVersion: card.version });
    tell(cardId, place, `Took up ${card.title}. Arrow keys move it, Space puts it down, Escape puts it back. `);
  };

  /** @param {Grab} held */
  const put = ({ cardId, listId, index, seenVersion }) => {
    setGrab(null);
    const place = { listId, ...neighboursAt(all[listId], shown[listId], cardId, index) };
    moveCard(ctx, board.id, cardId, place, seenVersion);
    tell(cardId, { listId, index }, 'Put down. ');
  };

  const giveUp = () => {
    setGrab(null);
    say('Put back.');
  };

  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    const cardId = /** @type {HTMLElement} */ (event.target).dataset.cardLink;
    if (!cardId || event.ctrlKey || event.metaKey || event.altKey) return;
    const held = latest.current.grab;
    if (event.key === ' ') {
      event.preventDefault();
      if (held) put(held);
      else if (!view.isReadOnly) take(cardId);
    } else if (held && (event.key === 'Escape' || event.key === 'Tab' || event.key === 'Enter')) {
      if (event.key !== 'Tab') event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Enter') put(held);
      else giveUp();
    } else walk(event, cardId, held);
  };

  /** @param {KeyboardEvent} event @param {string} cardId @param {Grab | null} held */
  const walk = (event, cardId, held) => {
    const from = held ?? placeOf(latest.current.columns, cardId);
    const to = from && step(lists, latest.current.columns, from, event.key, held !== null);
    if (!/^(Arrow|Home|End)/.test(event.key)) return;
    event.preventDefault();
    if (!to) return;
    if (!held) return void focusCard(latest.current.columns[to.listId][to.index].id);
    setGrab({ ...held, ...to });
    tell(held.cardId, to, '');
  };

  return { grab, columns, spoken, onKeyDown, giveUp };
}
