import { whenText } from './when.js';

/** @typedef {import('../../core/state.js').StreamEvent} StreamEvent */
/**
 * What a sentence about an event needs to look up.
 * @typedef {{
 *   person(id: string): string, list(id: string): string, label(id: string): string, body(text: string): string
 * }} Names `body` shows a text with the names of those it mentions
 */
/** @typedef {{text: string, before?: string, after?: string}} Act `before` and `after` are shown under the sentence */

/** What has happened once is told by one line each. @type {Record<string, (data: any, names: Names, actorId: string) => string>} */
const plain = {
  'card.created': () => 'made this card',
  'card.moved': ({ listId, fromListId }, { list }) =>
    listId === fromListId
      ? `moved this within ${list(listId)}`
      : `moved this from ${list(fromListId)} to ${list(listId)}`,
  'card.archived': () => 'archived this card',
  'list.cards_archived': () => 'archived all cards of the list',
  'list.cards_restored': () => 'brought back the list’s archived cards',
  'card.trashed': () => 'moved this card to the trash',
  'card.restored': ({ from }) => `restored this card from the ${from === 'trashed' ? 'trash' : 'archive'}`,
  'card.label_added': ({ labelId }, { label }) => `put on the label ${label(labelId)}`,
  'card.label_removed': ({ labelId }, { label }) => `took off the label ${label(labelId)}`,
  'card.assigned': ({ userId }, { person }, actorId) =>
    userId === actorId ? 'took this card' : `assigned ${person(userId)}`,
  'card.unassigned': ({ userId }, { person }, actorId) =>
    userId === actorId ? 'gave this card away' : `took ${person(userId)} off this card`,
  'checklist.created': ({ checklist }) => `added the checklist “${checklist.title}”`,
  'checklist.updated': ({ title, fromTitle }) => `renamed the checklist “${fromTitle}” to “${title}”`,
  'checklist.deleted': ({ former }) => `deleted the checklist${quoted(former)}`,
  'check_item.created': ({ item }) => `added “${item.text}” to a checklist`,
  'check_item.moved': ({ text, checklistId, fromChecklistId }) =>
    `moved the checklist item${quoted(text)}${fromChecklistId && checklistId !== fromChecklistId ? ' to another checklist' : ''}`,
  'check_item.deleted': ({ former }) => `deleted the checklist item${quoted(former)}`,
};

/** @param {string | undefined} text absent in what older servers told */
function quoted(text) {
  return text ? ` “${text}”` : '';
}

/**
 * An event as a sentence that goes on after the name of who did it.
 * @param {StreamEvent} event
 * @param {Names} names
 * @returns {Act[]} none when there is nothing to tell
 */
export function actsOf({ type, data, actorId }, names) {
  if (type === 'card.updated') return changes(data);
  if (type === 'comment.edited') return commentChange(data, names);
  if (type === 'check_item.updated') return itemChanges(data, names);
  return Object.hasOwn(plain, type) ? [{ text: plain[type](data, names, actorId) }] : [];
}

/** @param {{body: string, fromBody?: string}} data blank once the comment was deleted @param {Names} names @returns {Act[]} */
function commentChange({ body, fromBody }, names) {
  if (!fromBody) return [];
  return [{ text: 'changed a comment', before: names.body(fromBody), after: names.body(body) }];
}

/** @param {{before: any, after: any}} data @returns {Act[]} */
function changes({ before, after }) {
  return Object.keys(after).flatMap((member) => {
    const [was, is] = [before[member], after[member]];
    if (member === 'title') return [{ text: 'changed the title', before: was, after: is }];
    if (member === 'description') {
      return [{ text: is ? 'changed the description' : 'emptied the description', before: was ?? '', after: is ?? '' }];
    }
    if (member === 'isTemplate') return [{ text: is ? 'made this a template' : 'made this an ordinary card' }];
    if (member === 'isRecurring') return [{ text: is ? 'made this card repeat' : 'made this card repeat no more' }];
    return [{ text: valueChange(member, was, is) }];
  });
}

/** @type {Record<string, string>} */
const valueNames = { start: 'the start', due: 'the due date', cover: 'the cover', estimate: 'the estimate' };

/** @param {string} member @param {any} was @param {any} is */
function valueChange(member, was, is) {
  const name = valueNames[member] ?? member;
  const shown = (/** @type {any} */ value) => (typeof value === 'object' ? whenText(value) : String(value));
  if (is === null || is === undefined) return `took away ${name} (${shown(was)})`;
  if (was === null || was === undefined) return `set ${name} to ${shown(is)}`;
  return `changed ${name} from ${shown(was)} to ${shown(is)}`;
}

/** @param {{before: any, after: any, text?: string}} data older servers told no text @param {Names} names @returns {Act[]} */
function itemChanges({ before, after, text = '' }, { person }) {
  /** @type {Act[]} */
  const acts = [];
  const item = text ? `“${text}”` : 'a checklist item';
  if ('isDone' in after) acts.push({ text: `${after.isDone ? 'finished' : 'reopened'} ${item}` });
  if ('text' in after) acts.push({ text: 'reworded a checklist item', before: before.text, after: after.text });
  if ('assigneeId' in after) {
    acts.push({ text: after.assigneeId ? `gave ${item} to ${person(after.assigneeId)}` : `took ${item} back` });
  }
  return acts;
}
