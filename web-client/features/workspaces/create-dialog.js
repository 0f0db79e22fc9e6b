import { html } from '../../core/html.js';
import { Dialog, Field, FormError, useForm } from '../shell/index.js';
import { createWorkspace, renameWorkspace } from './actions.js';

/** @typedef {import('../../core/state.js').Context} Context */

/** @param {{ctx: Context, onClose: () => void}} props */
export function CreateWorkspaceDialog({ ctx, onClose }) {
  const form = useForm(async ({ name }) => {
    const workspace = await createWorkspace(ctx, name);
    onClose();
    ctx.router.navigate(`/w/${workspace.id}`);
  });
  return html`<${NameDialog}
    title="Create a workspace"
    action="Create workspace"
    form=${form}
    value=""
    onClose=${onClose}
  />`;
}

/** @param {{ctx: Context, detail: {workspace: import('../../core/state.js').Workspace}, onClose: () => void}} props */
export function RenameWorkspaceDialog({ ctx, detail, onClose }) {
  const form = useForm(async ({ name }) => {
    await renameWorkspace(ctx, detail.workspace, name);
    onClose();
  });
  return html`<${NameDialog}
    title="Rename the workspace"
    action="Save"
    form=${form}
    value=${detail.workspace.name}
    onClose=${onClose}
  />`;
}

/** @param {{title: string, action: string, form: ReturnType<typeof useForm>, value: string, onClose: () => void}} props */
function NameDialog({ title, action, form, value, onClose }) {
  return html`<${Dialog} title=${title} onClose=${onClose}>
    <form class="dialog-content" onSubmit=${form.onSubmit}>
      <${Field}
        label="Name"
        name="name"
        value=${value}
        required
        maxlength="80"
        autocomplete="off"
        placeholder="Your team or project"
        error=${form.errorOf('name')}
        data-autofocus
      />
      <${FormError} text=${form.error} />
      <div class="dialog-actions">
        <button type="button" class="button" onClick=${onClose}>Cancel</button>
        <button type="submit" class="button is-primary" disabled=${form.busy}>${action}</button>
      </div>
    </form>
  <//>`;
}
