import { html } from '../../core/html.js';
import { Dialog, Field, FormError, useForm } from '../shell/index.js';
import { updateChannel } from './actions.js';

/** @param {{ctx: import('../../core/state.js').Context, detail: {channelId: string}, onClose: () => void}} props */
export function EditChannelDialog({ ctx, detail, onClose }) {
  const seen = ctx.store.get().channels[detail.channelId];
  const form = useForm(async ({ name, topic }) => {
    // After a conflict the newest version is in the store: saving again is then meant.
    const channel = ctx.store.get().channels[detail.channelId] ?? seen;
    await updateChannel(ctx, channel, { name: name.replace(/^#\s*/, ''), topic: topic.trim() });
    onClose();
  });
  return html`<${Dialog} title="Edit channel" onClose=${onClose}>
    <form class="dialog-content" onSubmit=${form.onSubmit}>
      <${Field}
        label="Name"
        name="name"
        value=${seen.name}
        required
        maxlength="80"
        autocomplete="off"
        error=${form.errorOf('name')}
      />
      <${Field}
        label="Topic"
        name="topic"
        value=${seen.topic ?? ''}
        maxlength="250"
        autocomplete="off"
        placeholder="What is it about?"
        error=${form.errorOf('topic')}
        data-autofocus
      />
      <${FormError} text=${form.error} />
      <div class="dialog-actions">
        <button type="button" class="button" onClick=${onClose}>Cancel</button>
        <button type="submit" class="button is-primary" disabled=${form.busy}>Save</button>
      </div>
    </form>
  <//>`;
}
