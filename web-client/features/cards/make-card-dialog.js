import { html, useEffect, useState } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { cardPath, openBoardsOf } from '../boards/selectors.js';
import { toNames } from '../mentions/index.js';
import { Dialog, Field, FormError, openDialog, sentenceFor, toast, useForm } from '../shell/index.js';

/** @typedef {import('../../core/state.js').Context} Context */

const MAX_TITLE = 500;

/**
 * Makes a card from a message: on which board, in which list, and what it is called.
 * @param {{ctx: Context, detail: {message: {id: string, body: string, threadRootId: string | null}, channelId: string}, onClose: () => void}} props
 */
export function MakeCardDialog({ ctx, detail, onClose }) {
  const { message, channelId } = detail;
  const channel = useStore(ctx.store, (state) => state.channels[channelId]);
  const members = useStore(ctx.store, (state) => state.members[channel?.workspaceId ?? '']);
  const allBoards = useStore(ctx.store, (state) => state.boards);
  const boards = openBoardsOf(allBoards, channel?.workspaceId ?? '');
  const ofChannel = boards.find((board) => board.channelId === channelId);
  const [boardId, setBoardId] = useState(ofChannel?.id ?? boards[0]?.id ?? '');
  const [lists, setLists] = useState(/** @type {{id: string, name: string}[] | null} */ (null));
  const [failure, setFailure] = useState('');
  const text = toNames(message.body, members);
  useEffect(() => {
    if (!boardId) return;
    setLists(null);
    readLists(ctx, boardId).then(setLists, (error) => setFailure(sentenceFor(error)));
  }, [boardId]);
  const form = useForm(async ({ title, listId }) => {
    const card = await ctx.api.post(`lists/${listId}/cards`, {
      title: title.trim(),
      description: text,
      messageId: message.id,
    });
    const board = ctx.store.get().boards[boardId];
    onClose();
    toast(ctx, 'Card made.', { label: 'Open', run: () => ctx.router.navigate(cardPath(board, card.id)) });
  });
  if (boards.length === 0 && channel) {
    const { workspaceId } = channel;
    return html`<${Dialog} title="Make a card" onClose=${onClose}>
      <div class="dialog-content">
        <p>There is no board yet to put it on.</p>
        <div class="dialog-actions">
          <button
            type="button"
            class="button is-primary"
            onClick=${() => openDialog(ctx, 'create-board', { workspaceId })}
          >
            Create a board
          </button>
        </div>
      </div>
    <//>`;
  }
  return html`<${Dialog} title="Make a card" onClose=${onClose}>
    <form class="dialog-content" onSubmit=${form.onSubmit}>
      <${Field}
        label="Title"
        name="title"
        value=${titleOf(text)}
        maxlength=${MAX_TITLE}
        required
        data-autofocus
        error=${form.errorOf('title')}
      />
      <div class="field">
        <label class="field-label" for="make-board">Board</label>
        <select
          id="make-board"
          class="input"
          value=${boardId}
          onChange=${(/** @type {any} */ event) => setBoardId(event.currentTarget.value)}
        >
          ${boards.map(({ id, name }) => html`<option key=${id} value=${id} selected=${id === boardId}>${name}</option>`)}
        </select>
      </div>
      <div class="field">
        <label class="field-label" for="make-list">List</label>
        <select id="make-list" class="input" name="listId" disabled=${!lists}>
          ${(lists ?? []).map(({ id, name }) => html`<option key=${id} value=${id}>${name}</option>`)}
        </select>
      </div>
      <${FormError} text=${failure || form.error} />
      <div class="dialog-actions">
        <button type="button" class="button" onClick=${onClose}>Cancel</button>
        <button type="submit" class="button is-primary" disabled=${form.busy || !lists?.length}>Make the card</button>
      </div>
    </form>
  <//>`;
}

/** @param {Context} ctx @param {string} boardId @returns {Promise<{id: string, name: string}[]>} */
async function readLists(ctx, boardId) {
  const known = ctx.store.get().boardContents[boardId];
  const lists = known?.loaded ? Object.values(known.lists) : (await ctx.api.get(`boards/${boardId}`)).lists;
  return [...lists].sort((a, b) => (a.rank < b.rank ? -1 : 1));
}

/** @param {string} text @returns {string} its first line without Markdown's marks at the edges */
function titleOf(text) {
  const line = text.split('\n').find((each) => each.trim() !== '') ?? '';
  return line.replace(/^[\s#>*\-`]+|[\s*`]+$/g, '').slice(0, MAX_TITLE) || 'From a message';
}
