import { cardPath } from '../boards/selectors.js';
import { routePath } from '../../core/routes.js';

/** @typedef {import('../../core/board-state.js').InboxItem} InboxItem */
/** @typedef {{icon: string, text: string, detail: string, path: string | null}} Notice */

/**
 * What a notice says and where it leads.
 * @param {InboxItem} item
 * @param {(id: string) => string} nameOf
 * @param {(body: string) => string} plain a text with people's names in it
 * @param {(instant: string) => string} time
 * @returns {Notice}
 */
export function noticeOf({ kind, data, workspaceId }, nameOf, plain, time) {
  const card = data.boardId && data.cardId ? cardPath({ id: data.boardId, workspaceId }, data.cardId) : null;
  if (kind === 'reminder') {
    const when = data.dueAt ? time(data.dueAt) : '';
    return {
      icon: 'bell',
      text: data.title,
      detail: data.isLate ? `Reminder, late: ${when}` : `Reminder: ${when}`,
      path: card,
    };
  }
  if (kind === 'assignment') {
    return { icon: 'user', text: data.title, detail: `${nameOf(data.byId)} assigned this card to you`, path: card };
  }
  if (kind === 'digest') {
    const count = data.cards?.length ?? 0;
    return {
      icon: 'calendar',
      text: count === 1 ? '1 card is due' : `${count} cards are due`,
      detail: 'Your day',
      path: null,
    };
  }
  const path = card ?? messagePath(workspaceId, data);
  return { icon: 'message', text: plain(data.excerpt ?? ''), detail: `${nameOf(data.byId)} mentioned you`, path };
}

/** @param {string} workspaceId @param {any} data */
function messagePath(workspaceId, { channelId, messageId }) {
  if (!channelId) return null;
  return routePath('channel', { workspaceId, channelId }, messageId ? { message: messageId } : {});
}
