import { html } from '../../core/html.js';
import { copyAndTell } from '../shell/clipboard.js';

/**
 * The codes for the day when the phone is lost; nobody sees them again.
 * @param {{ctx: import('../../core/state.js').Context, codes: string[], onClose: () => void}} props
 */
export function RecoveryCodes({ ctx, codes, onClose }) {
  return html`<div class="account-box" role="group" aria-label="Recovery codes">
    <p>
      <strong>Keep these recovery codes.</strong> Each lets you in once when you don’t have your authenticator. They are
      not shown again.
    </p>
    <ol class="recovery-codes">
      ${codes.map((code) => html`<li key=${code}><code>${code}</code></li>`)}
    </ol>
    <div class="dialog-actions">
      <button
        type="button"
        class="button"
        onClick=${() => copyAndTell(ctx, codes.join('\n'), 'Recovery codes copied.')}
      >
        Copy
      </button>
      <button type="button" class="button is-primary" onClick=${onClose}>I have kept them</button>
    </div>
  </div>`;
}
