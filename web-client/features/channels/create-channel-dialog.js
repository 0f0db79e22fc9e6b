import { html, useState } from '../../core/html.js';
import { Dialog, Field, FormError, useForm } from '../shell/index.js';
import { createChannel } from './actions.js';
import { pathOf } from './selectors.js';

/** @param {{ctx: import('../../core/state.js').Context, detail: {workspaceId: string}, onClose: () => void}} props */
export function CreateChannelDialog({ ctx, detail, onClose }) {
  const [isPrivate, setPrivate] = useState(false);
  const form = useForm(async ({ name, topic }) => {
    const channel = await createChannel(ctx, detail.workspaceId, { name: name.replace(/^#\s*/, ''), topic, isPrivate });
    onClose();
    ctx.router.navigate(pathOf(channel));
  });
  return html`<${Dialog} title="Create a channel" onClose=${onClose}>
    <form class="dialog-content" onSubmit=${form.onSubmit}>
      <${Field}
        label="Name"
        name="name"
        required
        maxlength="80"
        autocomplete="off"
        placeholder="design"
        error=${form.errorOf('name')}
        data-autofocus
      />
      <${Field}
        label="Topic (optional)"
        name="topic"
        maxlength="250"
        autocomplete="off"
        placeholder="What is it about?"
        error=${form.errorOf('topic')}
      />
      <label class="switch-row">
        <span>
          <span class="switch-title">Private</span>
          <span class="field-hint"
            >${isPrivate ? 'Only people who are added can find and read it.' : 'Everyone in the workspace can find and read it.'}</span
          >
        </span>
        <input
          type="checkbox"
          role="switch"
          class="switch"
          checked=${isPrivate}
          onChange=${(/** @type {{currentTarget: HTMLInputElement}} */ event) => setPrivate(event.currentTarget.checked)}
        />
      </label>
      <${FormError} text=${form.error} />
      <div class="dialog-actions">
        <button type="button" class="button" onClick=${onClose}>Cancel</button>
        <button type="submit" class="button is-primary" disabled=${form.busy}>Create channel</button>
      </div>
    </form>
  <//>`;
}
