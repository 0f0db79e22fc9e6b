import { html } from '../../core/html.js';
import { RelativeTime } from '../shell/index.js';
import { shortDate } from '../shell/time.js';
import { roleNames } from './selectors.js';

/** @typedef {import('./invites.js').Invite} Invite */

/**
 * The links that let people in, each with the way to end it.
 * @param {{invites: Invite[], shownCode: string | undefined, isBusy: boolean, onRevoke: (code: string) => void}} props
 */
export function InviteList({ invites, shownCode, isBusy, onRevoke }) {
  if (invites.length === 0) return null;
  return html`<section aria-labelledby="invite-list-title">
    <h3 id="invite-list-title" class="field-label">Links that work now</h3>
    <ul class="dialog-list">
      ${invites.map(
        (invite) =>
          html`<${InviteRow}
            key=${invite.code}
            invite=${invite}
            isShown=${invite.code === shownCode}
            isBusy=${isBusy}
            onRevoke=${onRevoke}
          />`,
      )}
    </ul>
  </section>`;
}

/** @param {{invite: Invite, isShown: boolean, isBusy: boolean, onRevoke: (code: string) => void}} props */
function InviteRow({ invite, isShown, isBusy, onRevoke }) {
  /** @param {{currentTarget: HTMLElement}} event */
  const revoke = ({ currentTarget }) => {
    // The button goes with its row; the keyboard must not go with it.
    currentTarget.closest('dialog')?.focus();
    onRevoke(invite.code);
  };
  const { code, role, maxUses, uses, expiresAt, createdAt } = invite;
  const end = `…${code.slice(-6)}`;
  const used = maxUses === null ? `used ${uses === 1 ? 'once' : `${uses} times`}` : `used ${uses} of ${maxUses} times`;
  return html`<li class="invite-row">
    <div class="invite-facts">
      <span
        ><code>${end}</code>${' '}<span class="tag">${roleNames[role]}</span>${isShown ? ' shown above' : null}</span
      >
      <span class="muted small">
        made <${RelativeTime} at=${createdAt} />, ${uses === 0 && maxUses === null ? 'not used yet' : used}, ends
        ${' '}${shortDate(Date.parse(expiresAt), Date.now())}
      </span>
    </div>
    <button
      type="button"
      class="button danger-text"
      aria-label=${`Revoke the link ending in ${code.slice(-6)}`}
      disabled=${isBusy}
      onClick=${revoke}
    >
      Revoke
    </button>
  </li>`;
}
