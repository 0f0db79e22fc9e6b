import { html } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { AccountView } from '../account/index.js';
import { ConfirmEmail, ForgotPassword, ResetPassword, SignIn, SignUp, startSession } from '../accounts/index.js';
import { AcceptInvite, FirstRun } from '../workspaces/index.js';
import { DialogHost } from './dialog-host.js';
import { Frame } from './frame.js';
import { EmptyState } from './states.js';
import { Toasts } from './toast.js';

/** @typedef {import('../../core/state.js').Context} Context */

/**
 * The whole page for the present address.
 * @param {{ctx: Context}} props
 */
export function Root({ ctx }) {
  return html`<${View} ctx=${ctx} /><${DialogHost} ctx=${ctx} /><${Toasts} ctx=${ctx} />`;
}

/** @param {{ctx: Context}} props */
function View({ ctx }) {
  const boot = useStore(ctx.store, (state) => state.boot);
  const me = useStore(ctx.store, (state) => state.me);
  const route = useStore(ctx.store, (state) => state.route);
  if (boot === 'failed') {
    return html`<main class="page">
      <${EmptyState} icon="alert" title="Can’t reach the server" text="It may be starting, or you may be offline.">
        <button type="button" class="button is-primary" onClick=${() => startSession(ctx)}>Try again</button>
      <//>
    </main>`;
  }
  if (boot === 'loading' || !route) return html`<main class="page" aria-busy="true"></main>`;
  if (route.name === 'sign-in' && !me) return html`<${SignIn} ctx=${ctx} query=${route.query} />`;
  if (route.name === 'sign-up' && !me) return html`<${SignUp} ctx=${ctx} query=${route.query} />`;
  if (route.name === 'forgot-password') return html`<${ForgotPassword} ctx=${ctx} />`;
  if (route.name === 'reset-password') return html`<${ResetPassword} ctx=${ctx} />`;
  if (route.name === 'confirm-email') return html`<${ConfirmEmail} ctx=${ctx} />`;
  if (!me) return null;
  if (route.name === 'invite') return html`<${AcceptInvite} ctx=${ctx} code=${route.code} />`;
  if (route.name === 'account') return html`<${AccountView} ctx=${ctx} />`;
  if (route.name === 'account-section') return html`<${AccountView} ctx=${ctx} section=${route.section} />`;
  if (route.name === 'home') return html`<${FirstRun} ctx=${ctx} />`;
  if ('workspaceId' in route) return html`<${Frame} ctx=${ctx} route=${route} />`;
  if (route.name !== 'not-found') return null;
  return html`<main class="page">
    <${EmptyState} icon="help" title="Nothing here" text="The address may be mistyped, or what was here is gone.">
      <a class="button" href="/">Go to your workspaces</a>
    <//>
  </main>`;
}
