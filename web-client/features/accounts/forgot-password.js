import { html, useState } from '../../core/html.js';
import { Field, FormError, useForm } from '../shell/index.js';
import { AccountPage } from './account-page.js';
import { askForReset } from './password-reset.js';
import { Told } from './told.js';

/** @param {{ctx: import('../../core/state.js').Context}} props */
export function ForgotPassword({ ctx }) {
  const [asked, setAsked] = useState(/** @type {string | null} */ (null));
  const form = useForm(async ({ email }) => {
    await askForReset(ctx, email);
    setAsked(email.trim());
  });
  const foot = html`<a href="/sign-in">Back to signing in</a>`;
  if (asked !== null) {
    const again = html`<button type="button" class="link-button" onClick=${() => setAsked(null)}>
      Try another address
    </button>`;
    return html`<${AccountPage} title="Look into your mail" foot=${foot}>
      <${Told}>
        If there is an account for <strong dir="auto">${asked}</strong>, a mail is on its way. Its link is good for an
        hour.
      <//>
      <p class="muted small">Nothing there? Look among the unwanted mail, or wait ten minutes before you ask again.</p>
      <div>${again}</div>
    <//>`;
  }
  return html`<${AccountPage} title="Forgot your password?" foot=${foot}>
    <p class="muted">We send a link to your address. With it you choose a new one.</p>
    <form class="form" onSubmit=${form.onSubmit}>
      <${Field}
        label="Email"
        name="email"
        type="email"
        required
        maxlength="254"
        autocomplete="username"
        error=${form.errorOf('email')}
        autofocus
      />
      <${FormError} text=${form.error} />
      <button type="submit" class="button is-primary is-block is-tall" disabled=${form.busy}>
        ${form.busy ? 'Sending…' : 'Send the link'}
      </button>
    </form>
  <//>`;
}
