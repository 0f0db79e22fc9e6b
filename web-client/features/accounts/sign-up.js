import { html } from '../../core/html.js';
import { Providers } from '../external-sign-in/index.js';
import { Field, FormError, useForm } from '../shell/index.js';
import { AccountPage, withNext } from './account-page.js';
import { signUp } from './actions.js';

/** @param {{ctx: import('../../core/state.js').Context, query: Record<string, string>}} props */
export function SignUp({ ctx, query }) {
  const form = useForm(({ email, password, displayName }) => signUp(ctx, { email, password, displayName }));
  const lead = html`Have an account? <a href=${withNext('/sign-in', query)}>Sign in</a>`;
  return html`<${AccountPage} title="Create an account" lead=${lead}>
    <form class="form" onSubmit=${form.onSubmit}>
      <${Field}
        label="Your name"
        name="displayName"
        required
        maxlength="64"
        autocomplete="name"
        error=${form.errorOf('displayName')}
        autofocus
      />
      <${Field}
        label="Email"
        name="email"
        type="email"
        required
        maxlength="254"
        autocomplete="username"
        error=${form.errorOf('email')}
      />
      <${Field}
        label="Password"
        name="password"
        type="password"
        required
        minlength="8"
        maxlength="128"
        autocomplete="new-password"
        hint="At least 8 characters"
        error=${form.errorOf('password')}
      />
      <${FormError} text=${form.error} />
      <button type="submit" class="button is-primary is-block is-tall" disabled=${form.busy}>
        ${form.busy ? 'Creating…' : 'Create account'}
      </button>
    </form>
    <${Providers} ctx=${ctx} query=${query} />
  <//>`;
}
