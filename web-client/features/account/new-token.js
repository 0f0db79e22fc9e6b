import { html, useState } from '../../core/html.js';
import { Field, FormError, useForm } from '../shell/form.js';
import { longDate } from '../shell/time.js';
import { LIFETIMES, SCOPES, endOf } from './scopes.js';

/** @typedef {import('../../core/state.js').Context} Context */

/**
 * @param {{ctx: Context, onMade: (token: any) => Promise<void>, onCancel: () => void}} props
 */
export function NewToken({ ctx, onMade, onCancel }) {
  const [scopes, setScopes] = useState(/** @type {string[]} */ ([]));
  const [lifetime, setLifetime] = useState(LIFETIMES[1].id);
  const ends = endOf(lifetime, Date.now());
  const form = useForm(async ({ name }) => {
    await onMade(
      await ctx.api.post('me/tokens', { name: name.trim(), scopes, expiresAt: endOf(lifetime, Date.now()) }),
    );
  });
  /** @param {string} id */
  const toggle = (id) =>
    setScopes((known) => (known.includes(id) ? known.filter((each) => each !== id) : [...known, id]));
  return html`<form class="form account-form account-box" aria-label="New token" onSubmit=${form.onSubmit}>
    <${Field}
      label="Name"
      name="name"
      required
      maxlength="64"
      autocomplete="off"
      hint="What it is for, such as “Build bot”"
      error=${form.errorOf('name')}
      autofocus
    />
    <fieldset class="field" aria-describedby="token-scopes-note">
      <legend class="field-label">It may</legend>
      <p id="token-scopes-note" class="field-hint">
        Choose what it needs and no more. Within that it sees what you see, and acts in your name.
      </p>
      ${SCOPES.map(
        ({ id, text }) =>
          html`<label key=${id} class="switch-row">
            <span>${text}</span>
            <input type="checkbox" class="switch" checked=${scopes.includes(id)} onChange=${() => toggle(id)} />
          </label>`,
      )}
    </fieldset>
    <div class="field">
      <label class="field-label" for="token-lifetime">Good for</label>
      <select
        id="token-lifetime"
        class="input"
        aria-describedby="token-lifetime-note"
        value=${lifetime}
        onChange=${(/** @type {any} */ event) => setLifetime(event.currentTarget.value)}
      >
        ${LIFETIMES.map(({ id, text }) => html`<option key=${id} value=${id} selected=${id === lifetime}>${text}</option>`)}
      </select>
      <p id="token-lifetime-note" class="field-hint">
        ${ends ? `It ends on ${longDate(Date.parse(ends))}.` : 'One that leaks works until somebody notices. A date is safer.'}
      </p>
    </div>
    <${FormError} text=${form.error ?? form.errorOf('expiresAt') ?? form.errorOf('scopes')} />
    <div class="dialog-actions">
      <button type="button" class="button" onClick=${onCancel}>Cancel</button>
      <button type="submit" class="button is-primary" disabled=${form.busy || scopes.length === 0}>
        ${form.busy ? 'Making…' : 'Make token'}
      </button>
    </div>
  </form>`;
}
