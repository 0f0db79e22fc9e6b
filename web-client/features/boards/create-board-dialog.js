import { html, useState } from '../../core/html.js';
import { Dialog, Field, FormError, useForm } from '../shell/index.js';
import { createBoard } from './actions.js';
import { boardPath } from './selectors.js';
import { SwitchRow } from './switch-row.js';

/** @param {{ctx: import('../../core/state.js').Context, detail: {workspaceId: string}, onClose: () => void}} props */
export function CreateBoardDialog({ ctx, detail, onClose }) {
  const [isPrivate, setPrivate] = useState(false);
  const [withChannel, setWithChannel] = useState(false);
  const form = useForm(async ({ name }) => {
    const board = await createBoard(ctx, detail.workspaceId, { name: name.trim(), isPrivate, withChannel });
    onClose();
    ctx.router.navigate(boardPath(board));
  });
  return html`<${Dialog} title="Create a board" onClose=${onClose}>
    <form class="dialog-content" onSubmit=${form.onSubmit}>
      <${Field}
        label="Name"
        name="name"
        required
        maxlength="80"
        autocomplete="off"
        placeholder="Roadmap"
        error=${form.errorOf('name')}
        data-autofocus
      />
      <${SwitchRow}
        title="Private"
        hint=${isPrivate ? 'Only people who are added can find and see it.' : 'Everyone in the workspace can find and change it.'}
        isOn=${isPrivate}
        onChange=${setPrivate}
      />
      <${SwitchRow}
        title="With a channel"
        hint="A channel of the same name, to talk about what is on the board."
        isOn=${withChannel}
        onChange=${setWithChannel}
      />
      <${FormError} text=${form.error} />
      <div class="dialog-actions">
        <button type="button" class="button" onClick=${onClose}>Cancel</button>
        <button type="submit" class="button is-primary" disabled=${form.busy}>Create board</button>
      </div>
    </form>
  <//>`;
}
