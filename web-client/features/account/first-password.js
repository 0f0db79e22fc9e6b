import { html, useState } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { askForReset, canMail } from '../accounts/password-reset.js';
import { LoadState } from '../shell/load-state.js';
import { useLoaded } from '../shell/use-loaded.js';

/**
 * For those who sign in by another service: a password comes by the mail that a forgotten one does.
 * @param {import('./sections.js').SectionProps} props
 */
export function FirstPassword({ ctx, onSettled }) {
  const email = useStore(
    ctx.store,
    (/** @type {import('../../core/state.js').State} */ state) => state.me?.email ?? null,
  );
  const [isAsked, setAsked] = useState(false);
  const loaded = useLoaded(() => canMail(ctx));
  const ask = async () => {
    if (email === null || !(await loaded.run(() => askForReset(ctx, email)))) return;
    setAsked(true);
    onSettled();
  };
  if (isAsked) {
    return html`<p role="status">
      A mail is on its way to <strong dir="auto">${email}</strong>. Its link sets your password, and signs you out
      everywhere.
    </p>`;
  }
  return html`<p>Your account has no password: you sign in by another service.</p>
    <${LoadState} loaded=${{ ...loaded, data: loaded.data !== null }} rows=${1} label="Loading" />
    <div class="account-actions">
      ${
        loaded.data && email !== null
          ? html`<button type="button" class="button is-primary" disabled=${loaded.busy} onClick=${ask}>
              Set a password
            </button>`
          : null
      }
      <a class="button" href="/account/linked">Linked accounts</a>
    </div>`;
}
