import { html, useEffect, useState } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { sentenceFor } from '../shell/index.js';
import { AccountPage } from './account-page.js';
import { useMailedToken } from './mailed-token.js';
import { Told } from './told.js';

/** @typedef {import('../../core/state.js').Context} Context */

/** @param {{ctx: Context}} props */
export function ConfirmEmail({ ctx }) {
  const token = useMailedToken(ctx);
  const isIn = useStore(ctx.store, (/** @type {import('../../core/state.js').State} */ state) => state.me !== null);
  const [result, setResult] = useState(/** @type {{token: string, failure: unknown} | null} */ (null));
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    void confirm(ctx, token).then((failure) => {
      if (isCurrent) setResult({ token, failure });
    });
    return () => {
      isCurrent = false;
    };
  }, [token, tries]);
  const foot = isIn ? html`<a href="/">Go to your workspaces</a>` : html`<a href="/sign-in">Sign in</a>`;
  if (result?.token !== token) {
    return html`<${AccountPage} title="Confirming your address…" foot=${foot}><p class="muted">One moment.</p><//>`;
  }
  if (!result.failure) {
    return html`<${AccountPage} title="Your address is confirmed" foot=${foot}>
      <${Told}>Thank you. You can get back into your account by it, should you forget your password.<//>
    <//>`;
  }
  const isInvalid = /** @type {any} */ (result.failure).code === 'auth.link_invalid';
  const retry = () => {
    setResult(null);
    setTries(tries + 1);
  };
  return html`<${AccountPage} title=${isInvalid ? 'This link does not work' : 'That did not work'} foot=${foot}>
    <${Told}>${sentenceFor(result.failure)}<//>
    ${
      isInvalid
        ? html`<a class="button is-block is-tall" href="/account">Go to your account for a new one</a>`
        : html`<button type="button" class="button is-primary is-block is-tall" onClick=${retry}>Try again</button>`
    }
  <//>`;
}

/**
 * @param {Context} ctx
 * @param {string} token
 * @returns {Promise<unknown>} what went wrong; null when nothing did
 */
async function confirm(ctx, token) {
  try {
    await ctx.api.post('auth/email/confirm', { token });
    return null;
  } catch (error) {
    // A defect must not hide behind a sentence for people.
    if (/** @type {any} */ (error).name !== 'RealtimeError') throw error;
    return error;
  }
}
