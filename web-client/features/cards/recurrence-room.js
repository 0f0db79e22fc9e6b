import { listsOf } from '../boards/placement.js';

/**
 * The list that holds back the next copy of a card: it is full, and takes no more cards. That the copy's time has passed
 * says nothing of the kind: the server may have been down, or the clock here may be wrong.
 * @param {import('../../core/board-state.js').BoardContent | undefined} content
 * @param {string} ownListId the card's list
 * @param {string | null | undefined} wantedListId where copies are to go, when that is said
 */
export function fullList(content, ownListId, wantedListId) {
  if (!content) return null;
  const lists = listsOf(content);
  // As the server chooses: where none is wanted or it is gone, and the card's own is done, it is the first open one.
  const list =
    lists.find(({ id }) => id === wantedListId) ??
    lists.find(({ id, kind }) => id === ownListId && kind === 'open') ??
    lists.find(({ kind }) => kind === 'open');
  if (!list?.wipLimit || list.wipMode !== 'block') return null;
  const count = Object.values(content.cards).filter(({ listId }) => listId === list.id).length;
  return count >= list.wipLimit ? list : null;
}
