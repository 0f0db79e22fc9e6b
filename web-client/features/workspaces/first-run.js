import { html } from '../../core/html.js';
import { Field, FormError, Logo, useForm } from '../shell/index.js';
import { signOut } from '../accounts/actions.js';
import { createWorkspace } from './actions.js';

/**
 * What a person sees who is in no workspace yet.
 * @param {{ctx: import('../../core/state.js').Context}} props
 */
export function FirstRun({ ctx }) {
  const me = ctx.store.get().me;
  const create = useForm(async ({ name }) => {
    const workspace = await createWorkspace(ctx, name);
    ctx.router.navigate(`/w/${workspace.id}`, { replace: true });
  });
  const join = useForm(async ({ link }) => {
    ctx.router.navigate(`/invite/${encodeURIComponent(codeOf(link))}`);
  });
  return html`<main class="page">
    <${Logo} />
    <div class="page-card">
      <h1 class="page-title">Welcome, ${me?.displayName}</h1>
      <p class="muted">A workspace is where your team’s channels and people are. Create one, then invite the others.</p>
      <form class="form" onSubmit=${create.onSubmit}>
        <${Field}
          label="Workspace name"
          name="name"
          required
          maxlength="80"
          autocomplete="organization"
          placeholder="Your team or project"
          error=${create.errorOf('name')}
          autofocus
        />
        <${FormError} text=${create.error} />
        <button type="submit" class="button is-primary is-block is-tall" disabled=${create.busy}>
          Create workspace
        </button>
      </form>
      <div class="divider"><span>or join one</span></div>
      <form class="form" onSubmit=${join.onSubmit}>
        <div class="copy-field">
          <input
            class="input"
            name="link"
            required
            aria-label="Invite link"
            placeholder="Paste an invite link"
            autocomplete="off"
          />
          <button type="submit" class="button">Join</button>
        </div>
      </form>
    </div>
    <p class="page-foot">
      Signed in as ${me?.email ?? me?.displayName}.
      <a href="/account">Your account</a> ·${' '}
      <button type="button" class="link-button" onClick=${() => signOut(ctx)}>Sign out</button>
    </p>
  </main>`;
}

/**
 * People paste the whole link, or just its code.
 * @param {string} text
 */
function codeOf(text) {
  return text.trim().replace(/\/+$/, '').split('/').pop() ?? '';
}
