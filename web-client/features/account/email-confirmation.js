import { html } from '../../core/html.js';
import { canMail } from '../accounts/password-reset.js';
import { toast } from '../shell/toast.js';
import { useLoaded } from '../shell/use-loaded.js';

/**
 * Says when my address is not confirmed yet, and sends the mail again. Nothing where it is, or the server sends none.
 * @param {{ctx: import('../../core/state.js').Context}} props
 */
export function EmailConfirmation({ ctx }) {
  // Read anew when the page is looked at again: the link is opened in another tab.
  const { data, busy, failure, run } = useLoaded(async () => {
    const [me, isOffered] = await Promise.all([ctx.api.get('me'), canMail(ctx)]);
    return { isMissing: isOffered && me.email !== null && !me.emailConfirmed };
  });
  if (!data?.isMissing) return null;
  const send = async () => {
    if (!(await run(() => ctx.api.post('me/email/confirmation')))) return;
    toast(ctx, 'A mail is on its way. If none comes, try again in ten minutes.');
  };
  return html`<p class="muted small">
    ${failure ? `${failure.text} ` : 'Not confirmed yet. '}
    <button type="button" class="link-button" disabled=${busy} onClick=${send}>Send the mail again</button>
  </p>`;
}
