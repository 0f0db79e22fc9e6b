import { html } from '../../core/html.js';
import { copyAndTell } from '../shell/clipboard.js';
import { Menu, confirm, openDialog, toast } from '../shell/index.js';
import { cardPath } from '../boards/selectors.js';
import { attempt, change, updateCard } from './actions.js';

/**
 * What can be done with a card as a whole.
 * @param {{ctx: import('../../core/state.js').Context, card: import('../../core/board-state.js').CardDetail, onClose: () => void}} props
 */
export function CardMenu({ ctx, card, onClose }) {
  const board = ctx.store.get().boards[card.boardId];
  if (!board) return null;
  const isActive = card.state === 'active';
  /** @param {'archive' | 'trash' | 'restore'} what @param {string} done */
  const put = async (what, done) => {
    if (!(await attempt(ctx, () => change(ctx, 'post', `cards/${card.id}/${what}`)))) return;
    const undo = { label: 'Undo', run: () => void attempt(ctx, () => change(ctx, 'post', `cards/${card.id}/restore`)) };
    toast(ctx, done, what === 'restore' ? undefined : undo);
    if (what !== 'restore') onClose();
  };
  const duplicate = (/** @type {boolean} */ opens) =>
    attempt(ctx, async () => {
      const copy = await ctx.api.post(`cards/${card.id}/duplicate`, {});
      const open = () => ctx.router.navigate(cardPath(board, copy.id, ctx.router.current().query));
      if (opens) open();
      else toast(ctx, 'Duplicated.', { label: 'Open', run: open });
    });
  const remove = () =>
    confirm(ctx, {
      title: 'Delete this card for good?',
      text: 'Its comments and checklists go with it. This can’t be undone.',
      action: 'Delete for good',
      run: async () => {
        await ctx.api.delete(`cards/${card.id}`);
        onClose();
      },
    });
  const address = new URL(cardPath(board, card.id), location.href).href;
  const mayWrite = !board.isArchived;
  /** @type {(import('../shell/menu.js').MenuItem | false)[]} */
  const items = [
    { label: 'Copy link', icon: 'link', onSelect: () => void copyAndTell(ctx, address, 'Link copied.') },
    mayWrite &&
      isActive &&
      card.isTemplate && { label: 'Make a card from it', icon: 'copy', onSelect: () => void duplicate(true) },
    mayWrite &&
      isActive &&
      !card.isTemplate && { label: 'Duplicate', icon: 'copy', onSelect: () => void duplicate(false) },
    mayWrite &&
      isActive && {
        label: card.isTemplate ? 'Make it an ordinary card' : 'Make it a template',
        icon: 'board',
        onSelect: () => void attempt(ctx, () => updateCard(ctx, card.id, { isTemplate: !card.isTemplate })),
      },
    {
      label: 'Archive and trash',
      icon: 'history',
      onSelect: () => openDialog(ctx, 'board-archive', { boardId: board.id }),
    },
    mayWrite && 'separator',
    mayWrite && !isActive && { label: 'Restore', icon: 'undo', onSelect: () => void put('restore', 'Restored.') },
    mayWrite &&
      card.state === 'active' && {
        label: 'Archive',
        icon: 'archive',
        onSelect: () => void put('archive', 'Archived.'),
      },
    mayWrite &&
      card.state !== 'trashed' && {
        label: 'Move to the trash',
        icon: 'trash',
        danger: true,
        onSelect: () => void put('trash', 'Moved to the trash.'),
      },
    mayWrite && card.state === 'trashed' && { label: 'Delete for good', icon: 'trash', danger: true, onSelect: remove },
  ];
  return html`<${Menu} label="Card menu" items=${items.filter((item) => item !== false)} />`;
}
