import { html } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { inBackground } from '../shell/background.js';
import { copyAndTell } from '../shell/clipboard.js';
import { Avatar, Icon, Menu, confirm, openDialog, sentenceFor, toast } from '../shell/index.js';
import { updateBoard } from './actions.js';
import { boardPath } from './selectors.js';
import { undo } from './undo.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/state.js').Board} Board */
/** @typedef {import('./use-board.js').Shown} Shown */

const SHOWN_VIEWERS = 4;

/**
 * The top of a board: its name, who looks at it now, and what can be done with it.
 * @param {{ctx: Context, view: Shown}} props
 */
export function BoardBar({ ctx, view }) {
  const { board, members } = view;
  const channel = useStore(ctx.store, (state) => (board.channelId ? state.channels[board.channelId] : undefined));
  const viewers = useStore(ctx.store, (state) =>
    Object.keys(state.viewing[board.id] ?? {})
      .sort()
      .join(' '),
  );
  return html`<header class="top-bar">
    <a class="icon-button back-link" href=${`/w/${board.workspaceId}`} aria-label="Back to boards and channels"
      ><${Icon} name="arrow-left"
    /></a>
    <h1 title=${board.name}>
      <${Icon} name=${board.isPrivate ? 'lock' : 'board'} /><span class="ellipsis">${board.name}</span>
    </h1>
    ${board.isArchived ? html`<span class="tag">Archived</span>` : null}
    ${
      channel
        ? html`<a class="top-bar-topic board-channel ellipsis" href=${`/w/${board.workspaceId}/c/${channel.id}`}>
            <${Icon} name=${channel.isPrivate ? 'lock' : 'hash'} size="small" />${channel.name}
          </a>`
        : null
    }
    <div class="top-bar-actions">
      ${viewers ? html`<${Viewers} userIds=${viewers.split(' ')} members=${members} />` : null}
      ${
        board.isPrivate
          ? html`<button
              type="button"
              class="icon-button"
              aria-label="People on this board"
              title="People on this board"
              onClick=${() => openDialog(ctx, 'board-members', { boardId: board.id })}
            >
              <${Icon} name="users" size="small" />
            </button>`
          : null
      }
      <${Menu} label="Board menu" items=${menuItems(ctx, board)} />
    </div>
  </header>`;
}

/** @param {{userIds: string[], members: Shown['members']}} props */
function Viewers({ userIds, members }) {
  const names = userIds.map((id) => members[id]?.displayName ?? 'Somebody');
  const text = `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} here too`;
  const more = userIds.length - SHOWN_VIEWERS;
  return html`<span class="board-viewers" title=${text}>
    ${userIds
      .slice(0, SHOWN_VIEWERS)
      .map((id, index) => html`<${Avatar} key=${id} userId=${id} name=${names[index]} size="small" />`)}
    ${more > 0 ? html`<span class="assignees-more" aria-hidden="true">+${more}</span>` : null}
    <span class="visually-hidden">${text}</span>
  </span>`;
}

/**
 * @param {Context} ctx
 * @param {Board} board
 * @returns {import('../shell/menu.js').MenuItem[]}
 */
function menuItems(ctx, board) {
  const open = (/** @type {string} */ kind) => () => openDialog(ctx, kind, { boardId: board.id });
  /** @type {import('../shell/menu.js').MenuItem[]} */
  const items = [];
  if (!board.isArchived) {
    items.push(
      { label: 'Undo', icon: 'undo', hint: 'Ctrl Z', onSelect: () => inBackground(undo(ctx, board.id, 'undo')) },
      { label: 'Redo', icon: 'redo', hint: 'Ctrl Shift Z', onSelect: () => inBackground(undo(ctx, board.id, 'redo')) },
      'separator',
      { label: 'Labels', icon: 'label', onSelect: open('board-labels') },
    );
    if (board.role === 'admin') items.push({ label: 'Edit board', icon: 'edit', onSelect: open('edit-board') });
  }
  if (board.isPrivate) items.push({ label: 'People', icon: 'users', onSelect: open('board-members') });
  items.push(
    { label: 'Activity', icon: 'clock', onSelect: open('board-activity') },
    { label: 'Archive and trash', icon: 'archive', onSelect: open('board-archive') },
    {
      label: 'Copy link',
      icon: 'link',
      onSelect: () => copyAndTell(ctx, new URL(boardPath(board), location.href).href, 'Link copied.'),
    },
  );
  if (board.role !== 'admin') return items;
  items.push('separator');
  if (board.isArchived)
    items.push({ label: 'Restore board', icon: 'archive', onSelect: () => inBackground(restore(ctx, board)) });
  else items.push({ label: 'Archive board', icon: 'archive', danger: true, onSelect: () => askToArchive(ctx, board) });
  return items;
}

/** @param {Context} ctx @param {Board} board */
export async function restore(ctx, board) {
  try {
    await updateBoard(ctx, board, { isArchived: false });
  } catch (error) {
    toast(ctx, sentenceFor(error));
  }
}

/** @param {Context} ctx @param {Board} board */
function askToArchive(ctx, board) {
  confirm(ctx, {
    title: `Archive ${board.name}?`,
    text: 'It leaves the list of boards and can only be read. You can restore it later.',
    action: 'Archive',
    run: async () => {
      await updateBoard(ctx, board, { isArchived: true });
      toast(ctx, `${board.name} is archived.`, {
        label: 'Undo',
        run: () => inBackground(restore(ctx, ctx.store.get().boards[board.id] ?? board)),
      });
    },
  });
}
