import { html, useEffect, useRef, useState } from '../../core/html.js';
import { copy } from '../shell/clipboard.js';
import { Dialog, FormError, Icon } from '../shell/index.js';
import { shortDate } from '../shell/time.js';
import { InviteList } from './invite-list.js';
import { openInvites, sharedInvite } from './invites.js';
import { useInvites } from './use-invites.js';

/** @typedef {import('../../core/state.js').Role} Role */

/**
 * A link that lets people in, and all others that do.
 * @param {{ctx: import('../../core/state.js').Context, detail: {workspaceId: string}, onClose: () => void}} props
 */
export function InviteDialog({ ctx, detail, onClose }) {
  const { role, invites, error, isBusy, choose, make, revoke } = useInvites(ctx, detail.workspaceId);
  const now = Date.now();
  const shown = sharedInvite(invites, role, now);
  const isGone = !shown && !isBusy;
  return html`<${Dialog} title="Invite people" onClose=${onClose}>
    <div class="dialog-content">
      <p class="muted">
        ${shown ? `Anyone with this link can join until ${shortDate(Date.parse(shown.expiresAt), now)}.` : 'Anyone with the link can join.'}
      </p>
      <${FormError} text=${error} />
      ${
        isGone
          ? html`<button type="button" class="button is-primary" onClick=${make}>
              <${Icon} name="link" size="small" />Make a new link
            </button>`
          : html`<${CopyField} value=${shown ? `${location.origin}/invite/${shown.code}` : ''} label="Invite link" />`
      }
      <div class="field">
        <label class="field-label" for="invite-role">They join as</label>
        <select
          id="invite-role"
          class="input"
          value=${role}
          onChange=${(/** @type {{currentTarget: HTMLSelectElement}} */ event) => choose(/** @type {Role} */ (event.currentTarget.value))}
        >
          <option value="member">Member: reads, writes and makes channels</option>
          <option value="admin">Admin: also invites and removes people</option>
        </select>
      </div>
      <${InviteList}
        invites=${openInvites(invites, now)}
        shownCode=${shown?.code}
        isBusy=${isBusy}
        onRevoke=${revoke}
      />
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
  const copyValue = async () => {
    input.current?.select();
    try {
      await copy(value);
      setCopied(true);
    } catch {
      // Without permission the link stays selected, so Ctrl+C does it.
      setCopied(false);
      input.current?.select();
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
    <button type="button" class="button is-primary copy-button" disabled=${!value} onClick=${copyValue}>
      <${Icon} name=${copied ? 'check' : 'copy'} size="small" />${copied ? 'Copied' : 'Copy'}
    </button>
    <span class="visually-hidden" role="status">${copied ? 'The link is copied.' : ''}</span>
  </div>`;
}
