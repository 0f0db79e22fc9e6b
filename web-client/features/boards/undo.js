import { RealtimeError } from '../../core/errors.js';
import { sentenceFor, toast } from '../shell/index.js';
import { waitingOf } from './commands.js';
import { showCard } from './showing.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {'undo' | 'redo'} Direction */

/** What is undone, by the event that told of it. @type {Record<string, string>} */
const names = {
  'card.created': 'making',
  'card.moved': 'the move',
  'card.updated': 'the change',
  'card.archived': 'archiving',
  'list.cards_archived': 'archiving the list’s cards',
  'card.trashed': 'moving to the trash',
  'card.restored': 'restoring',
  'card.label_added': 'the label',
  'card.label_removed': 'taking off the label',
  'card.assigned': 'the assignment',
  'card.unassigned': 'taking off the assignee',
  'check_item.updated': 'the checklist item',
};

/** What cannot be undone, as a sentence begins. @type {Record<string, string>} */
const unsupported = {
  'board.member_added': 'Adding a member',
  'board.member_removed': 'Removing a member',
  'board.updated': 'Changing the board',
  'card.deleted': 'Deleting a card for good',
  'card.recurring': 'Changing how a card repeats',
  'checklist.created': 'Adding a checklist',
  'checklist.updated': 'Renaming a checklist',
  'checklist.deleted': 'Deleting a checklist',
  'check_item.created': 'Adding a checklist item',
  'check_item.moved': 'Moving a checklist item',
  'check_item.deleted': 'Deleting a checklist item',
  'comment.posted': 'A comment',
  'comment.edited': 'Changing a comment',
  'comment.deleted': 'Deleting a comment',
  'label.created': 'Making a label',
  'label.updated': 'Changing a label',
  'label.deleted': 'Deleting a label',
  'list.created': 'Making a list',
  'list.updated': 'Changing a list',
  'list.moved': 'Moving a list',
  'list.deleted': 'Deleting a list',
};

/**
 * Undoes what this person did last on the board, or does again what was undone, and tells what came of it.
 * @param {Context} ctx
 * @param {string} boardId
 * @param {Direction} direction
 */
export async function undo(ctx, boardId, direction) {
  if (waitingOf(ctx.store.get().boardOutbox, boardId) > 0) {
    toast(ctx, 'Some changes are still on their way. Try again in a moment.');
    return;
  }
  try {
    const { kind, cardId, card, count, left } = await ctx.api.post(`boards/${boardId}/${direction}`);
    const what = names[kind] ?? 'the change';
    const done = direction === 'undo' ? 'Undid' : 'Did again';
    const of = kind === 'list.cards_archived' ? manyOf(count, left) : ` of “${card.title}”.`;
    toast(ctx, `${done}: ${what}${of}`, {
      label: 'Show',
      run: () => showCard(ctx, boardId, cardId),
    });
  } catch (error) {
    if (!(error instanceof RealtimeError)) throw error;
    tellFailure(ctx, boardId, direction, error);
  }
}

/** @param {number} count how many cards it was @param {number} left how many somebody else touched, or have no room */
function manyOf(count, left) {
  return left === 0
    ? ` (${count}).`
    : ` (${count} of ${count + left}; the others were changed since, or have no room).`;
}

/**
 * @param {Context} ctx
 * @param {string} boardId
 * @param {Direction} direction
 * @param {RealtimeError} error
 */
function tellFailure(ctx, boardId, direction, error) {
  if (error.code === 'undo.nothing') {
    toast(ctx, direction === 'undo' ? 'There is nothing to undo here.' : 'There is nothing to do again here.');
  } else if (error.code === 'undo.unsupported') {
    const what = unsupported[error.current?.kind] ?? 'What you did last';
    toast(ctx, `${what} cannot be undone. Undo once more for what you did before it.`);
  } else if (error.code === 'undo.conflict') {
    const { userId, cardId } = error.current ?? {};
    const state = ctx.store.get();
    const who = state.members[state.boards[boardId]?.workspaceId ?? '']?.[userId]?.displayName ?? 'Somebody';
    // Nobody else need be in the way: the list may be full, which the server says.
    toast(ctx, userId ? `${who} changed this after you, so it stays as it is.` : error.message, {
      label: 'Show',
      run: () => showCard(ctx, boardId, cardId),
    });
  } else toast(ctx, sentenceFor(error));
}
