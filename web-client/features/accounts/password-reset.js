import { html, useEffect, useState } from '../../core/html.js';
import { inBackground } from '../shell/background.js';

/** @typedef {import('../../core/state.js').Context} Context */

/**
 * Whether this server can write to people who forgot their password, or have none yet.
 * @param {Context} ctx
 * @returns {Promise<boolean>}
 */
export async function canMail(ctx) {
  return (await ctx.api.get('auth/password-reset')).enabled;
}

/**
 * Asks for the mail by which a password is set. The answer is the same when there is no such account.
 * @param {Context} ctx
 * @param {string} email
 */
export async function askForReset(ctx, email) {
  await ctx.api.post('auth/password-reset', { email: email.trim() });
}

/**
 * The way out for those who forgot it; nothing where the server cannot write to them.
 * @param {{ctx: Context}} props
 */
export function ForgottenLink({ ctx }) {
  const [isOffered, setOffered] = useState(false);
  useEffect(() => {
    // When even this cannot be read, the form says so as soon as it is used.
    inBackground(canMail(ctx).then(setOffered));
  }, []);
  return isOffered ? html`<a class="form-link" href="/forgot-password">Forgot your password?</a>` : null;
}
