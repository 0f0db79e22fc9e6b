import { html, useState } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { Field, FormError, useForm } from '../shell/form.js';
import { toast } from '../shell/toast.js';
import { FirstPassword } from './first-password.js';

/**
 * Changes my password; every other device and token ends with it.
 * @param {import('./sections.js').SectionProps} props
 */
export function PasswordForm({ ctx, onSettled }) {
  const email = useStore(ctx.store, (state) => state.me?.email ?? '');
  const [times, setTimes] = useState(0);
  const isKnown = useStore(ctx.store, (state) => state.me?.hasPassword ?? false);
  const [hasPassword, setHasPassword] = useState(isKnown);
  const form = useForm(async (values) => {
    try {
      await ctx.api.put('me/password', { current: values.current, new: values.new });
    } catch (error) {
      if (/** @type {any} */ (error).code !== 'auth.password_none') throw error;
      setHasPassword(false);
      onSettled();
      return;
    }
    toast(ctx, 'Password changed. Every other device was signed out.');
    setTimes(times + 1);
    onSettled();
  });
  if (!hasPassword) {
    return html`<${FirstPassword} ctx=${ctx} onSettled=${onSettled} />`;
  }
  return html`<p class="muted">Every other browser and program is signed out, and every API token ends.</p>
    <form key=${times} class="form account-form" onSubmit=${form.onSubmit}>
      <input type="hidden" name="username" autocomplete="username" value=${email} />
      <${Field}
        label="Current password"
        name="current"
        type="password"
        required
        maxlength="128"
        autocomplete="current-password"
        error=${form.errorOf('current')}
      />
      <${Field}
        label="New password"
        name="new"
        type="password"
        required
        minlength="8"
        maxlength="128"
        autocomplete="new-password"
        hint="At least 8 characters"
        error=${form.errorOf('new')}
      />
      <${FormError} text=${form.error} />
      <div>
        <button type="submit" class="button is-primary" disabled=${form.busy}>
          ${form.busy ? 'Changing…' : 'Change password'}
        </button>
      </div>
    </form>`;
}
