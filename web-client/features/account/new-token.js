import { html, useState } from '../../core/html.js';
import { copyAndTell } from '../shell/clipboard.js';
import { Field, FormError, useForm } from '../shell/form.js';
import { LIFETIMES, SCOPES, endOf } from './scopes.js';

/** @typedef {import('../../core/state.js').Context} Context */

/**
 * @param {{ctx: Context, onMade: (token: any) => Promise<void>, onCancel: () => void}} props
 */
export function NewToken({ ctx, onMade, onCancel }) {
  const [scopes, setScopes] = useState(/** @type {string[]} */ ([]));
  const form = useForm(async ({ name, lifetime }) => {
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
    <fieldset class="field">
      <legend class="field-label">It may</legend>
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
      <select id="token-lifetime" name="lifetime" class="input">
        ${LIFETIMES.map(({ id, text }) => html`<option key=${id} value=${id} selected=${id === '90'}>${text}</option>`)}
      </select>
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

/**
 * A token that was just made: nobody sees it again.
 * @param {{ctx: Context, token: {name: string, token: string}, onClose: () => void}} props
 */
export function ShownToken({ ctx, token, onClose }) {
  return html`<div class="account-box" role="group" aria-label="Your new token">
    <p><strong dir="auto">${token.name}</strong> is ready. Copy it now: it is not shown again.</p>
    <div class="copy-field">
      <input class="input" readonly aria-label="Token" value=${token.token} />
      <button type="button" class="button" onClick=${() => copyAndTell(ctx, token.token, 'Token copied.')}>Copy</button>
    </div>
    <p class="muted small">Whoever has it can do what you allowed. Keep it out of code and chats.</p>
    <div class="dialog-actions"><button type="button" class="button" onClick=${onClose}>I have it</button></div>
  </div>`;
}
