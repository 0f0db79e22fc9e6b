import { html, useLayoutEffect, useRef } from '../../core/html.js';
import { copyAndTell } from '../shell/clipboard.js';

/**
 * A token that was just made: nobody sees it again.
 * @param {{ctx: import('../../core/state.js').Context, token: {name: string, token: string}, onClose: () => void}} props
 */
export function ShownToken({ ctx, token, onClose }) {
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  // The form that had the focus is gone; here Ctrl+C does it at once.
  useLayoutEffect(() => field.current?.select(), []);
  return html`<div class="account-box" role="group" aria-label="Your new token">
    <p><strong dir="auto">${token.name}</strong> is ready. Copy it now: it is not shown again.</p>
    <div class="copy-field">
      <input
        ref=${field}
        class="input token-text"
        readonly
        aria-label="Token"
        value=${token.token}
        onFocus=${() => field.current?.select()}
      />
      <button type="button" class="button is-primary" onClick=${() => copyAndTell(ctx, token.token, 'Token copied.')}>
        Copy
      </button>
    </div>
    <p class="muted small">Whoever has it can do what you allowed. Keep it out of code and chats.</p>
    <div class="dialog-actions"><button type="button" class="button" onClick=${onClose}>I have it</button></div>
  </div>`;
}
