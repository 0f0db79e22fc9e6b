import { html, useState } from '../../core/html.js';
import { Field, FormError, useForm } from '../shell/form.js';

/**
 * The step after the password, or after another service, for those who switched it on.
 * @param {{ctx: import('../../core/state.js').Context, challenge: string | null, onIn: () => Promise<void>, onStale: () => void}} props
 *   without a challenge the browser holds it in a cookie; `onStale` when it took too long
 */
export function CodeStep({ ctx, challenge, onIn, onStale }) {
  const [isRecovery, setRecovery] = useState(false);
  const form = useForm(async ({ code }) => {
    try {
      await ctx.api.post('auth/second-factor', { code: code.trim(), ...(challenge ? { challenge } : {}) });
    } catch (error) {
      if (/** @type {any} */ (error).code !== 'auth.challenge_invalid') throw error;
      onStale();
      return;
    }
    await onIn();
  });
  return html`<form class="form" onSubmit=${form.onSubmit}>
    <${Field}
      key=${String(isRecovery)}
      label=${isRecovery ? 'Recovery code' : 'Code'}
      name="code"
      required
      maxlength=${isRecovery ? 40 : 7}
      inputmode=${isRecovery ? 'text' : 'numeric'}
      autocomplete=${isRecovery ? 'off' : 'one-time-code'}
      autocapitalize=${isRecovery ? 'characters' : 'off'}
      spellcheck=${false}
      hint=${isRecovery ? 'One of the ten that you kept. It is good once.' : 'Six digits from your authenticator'}
      error=${form.errorOf('code')}
      autofocus
    />
    <${FormError} text=${form.error} />
    <button type="submit" class="button is-primary is-block is-tall" disabled=${form.busy}>
      ${form.busy ? 'Signing in…' : 'Go on'}
    </button>
    <button type="button" class="link-button" onClick=${() => setRecovery(!isRecovery)}>
      ${isRecovery ? 'Use my authenticator' : 'Use a recovery code'}
    </button>
  </form>`;
}
