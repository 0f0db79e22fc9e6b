import { html, useState } from '../../core/html.js';
import { copyAndTell } from '../shell/clipboard.js';
import { Field, FormError, useForm } from '../shell/form.js';
import { QrCode } from './qr-code.js';

/** @typedef {import('../../core/state.js').Context} Context */

/**
 * Switches it on: the password, the code to scan, the first code of the app.
 * @param {{ctx: Context, onDone: (codes: string[]) => Promise<void>}} props
 */
export function SwitchOn({ ctx, onDone }) {
  const [secret, setSecret] = useState(/** @type {{secret: string, address: string} | null} */ (null));
  const begin = useForm(async ({ password }) =>
    setSecret(await ctx.api.post('me/second-factor', password ? { password } : {})),
  );
  if (secret) return html`<${Scan} ctx=${ctx} secret=${secret} onDone=${onDone} onCancel=${() => setSecret(null)} />`;
  return html`<form class="form account-form" onSubmit=${begin.onSubmit}>
    <${Field}
      label="Your password"
      name="password"
      type="password"
      maxlength="128"
      autocomplete="current-password"
      hint="Leave it empty if you only sign in by another service."
      error=${begin.errorOf('password')}
    />
    <${FormError} text=${begin.error} />
    <div>
      <button type="submit" class="button is-primary" disabled=${begin.busy}>Switch it on</button>
    </div>
  </form>`;
}

/** @param {{ctx: Context, secret: {secret: string, address: string}, onDone: (codes: string[]) => Promise<void>, onCancel: () => void}} props */
function Scan({ ctx, secret, onDone, onCancel }) {
  const form = useForm(async ({ code }) => {
    const { recoveryCodes } = await ctx.api.post('me/second-factor/confirm', { code: code.trim() });
    await onDone(recoveryCodes);
  });
  const spaced = secret.secret.replace(/(.{4})(?=.)/g, '$1 ');
  return html`<form class="form account-form account-box" onSubmit=${form.onSubmit}>
    <p>Scan this with an authenticator app, then enter the code that it shows.</p>
    <${QrCode} text=${secret.address} label="The secret as a QR code" />
    <div class="copy-field">
      <p>Or type this secret: <code class="secret-text">${spaced}</code></p>
      <button type="button" class="button" onClick=${() => copyAndTell(ctx, secret.secret, 'Secret copied.')}>
        Copy
      </button>
    </div>
    <${Field}
      label="Code"
      name="code"
      required
      maxlength="7"
      inputmode="numeric"
      autocomplete="one-time-code"
      hint="Six digits"
      error=${form.errorOf('code')}
      autofocus
    />
    <${FormError} text=${form.error} />
    <div class="dialog-actions">
      <button type="button" class="button" onClick=${onCancel}>Cancel</button>
      <button type="submit" class="button is-primary" disabled=${form.busy}>Confirm</button>
    </div>
  </form>`;
}
