import { html } from '../../core/html.js';
import { Dialog } from './dialog.js';
import { FormError, useForm } from './form.js';

/**
 * @param {{detail: {title: string, text: string, action: string, run: () => Promise<void>}, onClose: () => void}} props
 */
export function ConfirmDialog({ detail, onClose }) {
  const form = useForm(async () => {
    await detail.run();
    onClose();
  });
  return html`<${Dialog} title=${detail.title} onClose=${onClose}>
    <form class="dialog-content" onSubmit=${form.onSubmit}>
      <p>${detail.text}</p>
      <${FormError} text=${form.error} />
      <div class="dialog-actions">
        <button type="button" class="button" onClick=${onClose} data-autofocus>Cancel</button>
        <button type="submit" class="button is-danger" disabled=${form.busy}>${detail.action}</button>
      </div>
    </form>
  <//>`;
}
