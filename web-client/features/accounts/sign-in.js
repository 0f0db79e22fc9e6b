import { html, useState } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { Providers } from '../external-sign-in/index.js';
import { CodeStep } from '../second-factor/index.js';
import { Field, FormError, sentenceFor, useForm } from '../shell/index.js';
import { AccountPage, withNext } from './account-page.js';
import { signIn } from './actions.js';
import { ForgottenLink } from './password-reset.js';
import { openSession } from './session.js';
import { DemoPeople } from './demo-people.js';

const CODE_REQUIRED = 'auth.second_factor_required';

/** @param {{ctx: import('../../core/state.js').Context, query: Record<string, string>}} props */
export function SignIn({ ctx, query }) {
  // Another service sent somebody back here: the address says what for, until they try again.
  const [asked, setAsked] = useState(
    query.ask === CODE_REQUIRED ? { challenge: /** @type {string | null} */ (null) } : null,
  );
  const hasDemo = useStore(ctx.store, (state) => state.hasDemo);
  const [refusal, setRefusal] = useState(/** @type {string | null} */ (query.signInError ?? null));
  const form = useForm(async ({ email, password }) => {
    setRefusal(null);
    try {
      await signIn(ctx, { email, password });
    } catch (error) {
      const { code, current } = /** @type {any} */ (error);
      if (code !== CODE_REQUIRED) throw error;
      setAsked({ challenge: current.challenge });
    }
  });
  const refused = refusal ? sentenceFor({ code: refusal }) : null;
  if (asked) {
    const back = (/** @type {string | null} */ why) => {
      setAsked(null);
      setRefusal(why);
    };
    const again = html`<button type="button" class="link-button" onClick=${() => back(null)}>
      Sign in another way
    </button>`;
    return html`<${AccountPage} title="One more step" foot=${again}>
      <${CodeStep}
        ctx=${ctx}
        challenge=${asked.challenge}
        onIn=${() => openSession(ctx)}
        onStale=${() => back('auth.challenge_invalid')}
      />
    <//>`;
  }
  const lead = html`New here? <a href=${withNext('/sign-up', query)}>Create an account</a>`;
  return html`<${AccountPage} title="Sign in" lead=${lead}>
    ${query.told === 'password-set' ? html`<p class="told" role="status">Your password is set. Sign in with it.</p>` : null}
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
      <${ForgottenLink} ctx=${ctx} />
    </form>
    <${Providers} ctx=${ctx} query=${query} />
    ${hasDemo ? html`<${DemoPeople} ctx=${ctx} />` : null}
  <//>`;
}
