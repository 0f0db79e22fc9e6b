import { html } from '../../core/html.js';
import { openChannelsOf } from '../channels/index.js';
import { Dialog, Field, FormError, useForm } from '../shell/index.js';
import { updateBoard } from './actions.js';

/** @param {{ctx: import('../../core/state.js').Context, detail: {boardId: string}, onClose: () => void}} props */
export function EditBoardDialog({ ctx, detail, onClose }) {
  const state = ctx.store.get();
  const seen = state.boards[detail.boardId];
  const channels = openChannelsOf(state.channels, seen.workspaceId);
  const form = useForm(async ({ name, channelId }) => {
    // After a conflict the newest version is in the store: saving again is then meant.
    const board = ctx.store.get().boards[detail.boardId] ?? seen;
    await updateBoard(ctx, board, { name: name.trim(), channelId: channelId || null });
    onClose();
  });
  return html`<${Dialog} title="Edit board" onClose=${onClose}>
    <form class="dialog-content" onSubmit=${form.onSubmit}>
      <${Field}
        label="Name"
        name="name"
        value=${seen.name}
        required
        maxlength="80"
        autocomplete="off"
        error=${form.errorOf('name')}
        data-autofocus
      />
      <label class="field">
        <span class="field-label">Channel</span>
        <select class="input" name="channelId" value=${seen.channelId ?? ''}>
          <option value="">None</option>
          ${channels.map(({ id, name }) => html`<option key=${id} value=${id} selected=${id === seen.channelId}>${name}</option>`)}
        </select>
        <span class="field-hint">Where the board is talked about; its name stands at the top of the board.</span>
      </label>
      <${FormError} text=${form.error} />
      <div class="dialog-actions">
        <button type="button" class="button" onClick=${onClose}>Cancel</button>
        <button type="submit" class="button is-primary" disabled=${form.busy}>Save</button>
      </div>
    </form>
  <//>`;
}
