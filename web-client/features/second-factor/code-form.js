import { html } from '../../core/html.js';
import { Field, FormError, useForm } from '../shell/form.js';

/**
 * Asks for a code before something that a thief of the session must not do.
 * @param {{action: string, isDanger?: boolean, onCode: (code: string) => Promise<void>, onCancel: () => void}} props
 */
export function CodeForm({ action, isDanger = false, onCode, onCancel }) {
  const form = useForm(({ code }) => onCode(code.trim()));
  return html`<form class="form account-form account-box" onSubmit=${form.onSubmit}>
    <${Field}
      label="Code"
      name="code"
      required
      maxlength="40"
      autocomplete="one-time-code"
      hint="Six digits from your authenticator, or a recovery code"
      error=${form.errorOf('code')}
      autofocus
    />
    <${FormError} text=${form.error} />
    <div class="dialog-actions">
      <button type="button" class="button" onClick=${onCancel}>Cancel</button>
      <button type="submit" class=${`button ${isDanger ? 'is-danger' : 'is-primary'}`} disabled=${form.busy}>
        ${action}
      </button>
    </div>
  </form>`;
}
