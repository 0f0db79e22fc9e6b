import { html, useState } from '../../core/html.js';
import { Field, FormError, sentenceFor, useForm } from '../shell/index.js';
import { AccountPage } from './account-page.js';
import { useMailedToken } from './mailed-token.js';
import { Told } from './told.js';

const INVALID = 'auth.link_invalid';

/** @param {{ctx: import('../../core/state.js').Context}} props */
export function ResetPassword({ ctx }) {
  const token = useMailedToken(ctx);
  const [refused, setRefused] = useState(/** @type {string | null} */ (null));
  const form = useForm(async ({ password }) => {
    try {
      await ctx.api.post('auth/password-reset/confirm', { token, password });
    } catch (error) {
      if (/** @type {any} */ (error).code !== INVALID) throw error;
      setRefused(token);
      return;
    }
    // Whoever was signed in here is not any more; a fresh page holds nothing of them.
    ctx.store.update((state) => ({ ...state, me: null }));
    location.assign('/sign-in?told=password-set');
  });
  if (!token || refused === token) {
    const foot = html`<a href="/sign-in">Back to signing in</a>`;
    return html`<${AccountPage} title="This link does not work" foot=${foot}>
      <${Told}>${sentenceFor({ code: INVALID })}<//>
      <a class="button is-primary is-block is-tall" href="/forgot-password">Ask for a new link</a>
    <//>`;
  }
  const foot = 'You are signed out everywhere, and every API token ends.';
  return html`<${AccountPage} title="Choose a new password" foot=${foot}>
    <form class="form" onSubmit=${form.onSubmit}>
      <${Field}
        label="New password"
        name="password"
        type="password"
        required
        minlength="8"
        maxlength="128"
        autocomplete="new-password"
        hint="At least 8 characters"
        error=${form.errorOf('password')}
        autofocus
      />
      <${FormError} text=${form.error} />
      <button type="submit" class="button is-primary is-block is-tall" disabled=${form.busy}>
        ${form.busy ? 'Setting…' : 'Set password'}
      </button>
    </form>
  <//>`;
}
