import { html } from '../../core/html.js';
import { Providers } from '../external-sign-in/index.js';
import { Field, FormError, sentenceFor, useForm } from '../shell/index.js';
import { AccountPage, withNext } from './account-page.js';
import { signIn } from './actions.js';
import { DemoPeople } from './demo-people.js';

/** @param {{ctx: import('../../core/state.js').Context, query: Record<string, string>}} props */
export function SignIn({ ctx, query }) {
  const form = useForm(({ email, password }) => signIn(ctx, { email, password }));
  // Another service sent somebody back here: the address says why, until they try again.
  const refused = query.signInError ? sentenceFor({ code: query.signInError }) : null;
  const foot = html`New here? <a href=${withNext('/sign-up', query)}>Create an account</a>`;
  return html`<${AccountPage} title="Sign in" foot=${foot}>
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
      <${Field}
        label="Password"
        name="password"
        type="password"
        required
        maxlength="128"
        autocomplete="current-password"
        error=${form.errorOf('password')}
      />
      <${FormError} text=${form.error ?? refused} />
      <button type="submit" class="button is-primary is-block is-tall" disabled=${form.busy}>
        ${form.busy ? 'Signing in…' : 'Sign in'}
      </button>
    </form>
    <${Providers} ctx=${ctx} query=${query} />
    <${DemoPeople} ctx=${ctx} />
  <//>`;
}
