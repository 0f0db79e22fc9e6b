import { html, useEffect, useRef, useState } from '../../core/html.js';
import { Dialog, FormError, Icon, sentenceFor } from '../shell/index.js';
import { createInvite } from './actions.js';

/** @typedef {import('../../core/state.js').Role} Role */

/**
 * A link that lets people in. It is made when the dialog opens: nobody should have to press a button to get it.
 * @param {{ctx: import('../../core/state.js').Context, detail: {workspaceId: string}, onClose: () => void}} props
 */
export function InviteDialog({ ctx, detail, onClose }) {
  const [role, setRole] = useState(/** @type {Role} */ ('member'));
  const [link, setLink] = useState('');
  const [error, setError] = useState(/** @type {string | null} */ (null));
  useEffect(() => {
    let isCurrent = true;
    setLink('');
    setError(null);
    createInvite(ctx, detail.workspaceId, role).then(
      (invite) => isCurrent && setLink(`${location.origin}/invite/${invite.code}`),
      (failure) => isCurrent && setError(sentenceFor(failure)),
    );
    return () => {
      isCurrent = false;
    };
  }, [role]);

  return html`<${Dialog} title="Invite people" onClose=${onClose}>
    <div class="dialog-content">
      <p class="muted">Anyone with this link can join. It works for 7 days.</p>
      ${error ? html`<${FormError} text=${error} />` : html`<${CopyField} value=${link} label="Invite link" />`}
      <div class="field">
        <label class="field-label" for="invite-role">They join as</label>
        <select
          id="invite-role"
          class="input"
          value=${role}
          onChange=${(/** @type {{currentTarget: HTMLSelectElement}} */ event) => setRole(/** @type {Role} */ (event.currentTarget.value))}
        >
          <option value="member">Member: reads, writes and makes channels</option>
          <option value="admin">Admin: also invites and removes people</option>
        </select>
      </div>
    </div>
  <//>`;
}

/** @param {{value: string, label: string}} props */
function CopyField({ value, label }) {
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    setCopied(false);
    // The link comes after the dialog: it is then ready for Ctrl+C, as it is when the field gets the focus later.
    if (document.activeElement === input.current) input.current?.select();
  }, [value]);
  const copy = async () => {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      // Without permission the link stays selected, so Ctrl+C does it.
      setCopied(false);
    }
  };
  return html`<div class="copy-field">
    <input
      ref=${input}
      class="input"
      aria-label=${label}
      readonly
      value=${value}
      placeholder="Making a link…"
      onFocus=${() => input.current?.select()}
      data-autofocus
    />
    <button type="button" class="button is-primary copy-button" disabled=${!value} onClick=${copy}>
      <${Icon} name=${copied ? 'check' : 'copy'} size="small" />${copied ? 'Copied' : 'Copy'}
    </button>
    <span class="visually-hidden" role="status">${copied ? 'The link is copied.' : ''}</span>
  </div>`;
}
