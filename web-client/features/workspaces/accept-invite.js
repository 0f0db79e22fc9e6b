import { html, useEffect, useState } from '../../core/html.js';
import { EmptyState, FormError, Logo, sentenceFor, useForm } from '../shell/index.js';
import { acceptInvite, readInvite } from './actions.js';
import { roleNames } from './selectors.js';

/**
 * The page behind an invite link.
 * @param {{ctx: import('../../core/state.js').Context, code: string}} props
 */
export function AcceptInvite({ ctx, code }) {
  const [invite, setInvite] = useState(/** @type {Awaited<ReturnType<typeof readInvite>> | null} */ (null));
  const [error, setError] = useState(/** @type {string | null} */ (null));
  useEffect(() => {
    let isCurrent = true;
    readInvite(ctx, code).then(
      (found) => isCurrent && setInvite(found),
      (failure) =>
        isCurrent &&
        setError(
          failure.code === 'resource.not_found' ? sentenceFor({ code: 'invite.expired' }) : sentenceFor(failure),
        ),
    );
    return () => {
      isCurrent = false;
    };
  }, [code]);
  const form = useForm(async () => {
    const workspace = await acceptInvite(ctx, code);
    ctx.router.navigate(`/w/${workspace.id}`, { replace: true });
  });

  if (error) {
    return html`<main class="page">
      <${EmptyState} icon="link" title="This link doesn’t work" text=${error}
        ><a class="button" href="/">Go to your workspaces</a><//
      >
    </main>`;
  }
  if (!invite) return html`<main class="page" aria-busy="true"></main>`;
  const me = ctx.store.get().me;
  return html`<main class="page">
    <${Logo} />
    <form class="page-card is-centred" onSubmit=${form.onSubmit}>
      <span class="workspace-mark is-large" aria-hidden="true"
        >${[...invite.workspaceName][0]?.toLocaleUpperCase()}</span
      >
      <p class="muted">You’re invited to join</p>
      <h1 class="page-title">${invite.workspaceName}</h1>
      ${invite.role === 'member' ? null : html`<p><span class="tag">as ${roleNames[invite.role]}</span></p>`}
      <${FormError} text=${form.error} />
      <button type="submit" class="button is-primary is-block is-tall" disabled=${form.busy}>Join workspace</button>
      <a class="button is-block is-tall" href="/">Not now</a>
    </form>
    <p class="page-foot">Signed in as ${me?.email ?? me?.displayName}.</p>
  </main>`;
}
