import { html, useEffect, useState } from '../../core/html.js';
import { Dialog, FormError, SkeletonRows, sentenceFor } from '../shell/index.js';
import { link, readLinks, unlink } from './actions.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {{id: string, name: string, login: import('./actions.js').Login | null}} Link */

/**
 * The accounts elsewhere by which I may sign in here.
 * @param {{ctx: Context, onClose: () => void}} props
 */
export function LinkedAccountsDialog({ ctx, onClose }) {
  const [links, setLinks] = useState(/** @type {Link[] | null} */ (null));
  const [failure, setFailure] = useState('');
  const [busy, setBusy] = useState(false);
  /** @param {() => Promise<unknown>} act */
  const run = async (act) => {
    setBusy(true);
    setFailure('');
    try {
      await act();
      setLinks(await readLinks(ctx));
    } catch (error) {
      setFailure(sentenceFor(error));
    } finally {
      setBusy(false);
    }
  };
  useEffect(() => void run(async () => {}), []);
  return html`<${Dialog} title="Linked accounts" onClose=${onClose}>
    <div class="dialog-content">
      <p class="muted small">
        Sign in here with an account that you have elsewhere. It is asked who you are, and nothing more.
      </p>
      <${FormError} text=${failure || null} />
      ${links ? html`<${Links} ctx=${ctx} links=${links} busy=${busy} onRun=${run} />` : failure ? null : html`<${SkeletonRows} rows=${2} label="Loading your linked accounts" />`}
    </div>
  <//>`;
}

/** @param {{ctx: Context, links: Link[], busy: boolean, onRun: (act: () => Promise<unknown>) => void}} props */
function Links({ ctx, links, busy, onRun }) {
  if (links.length === 0) return html`<p>This server knows no other service to sign in with.</p>`;
  return html`<ul aria-label="Services">
    ${links.map(
      ({ id, name, login }) =>
        html`<li key=${id} class="switch-row">
          <span>
            <span class="switch-title">${name}</span>
            <span class="muted small">${login ? login.label : 'Not linked'}</span>
          </span>
          <button
            type="button"
            class=${`button${login ? ' danger-text' : ''}`}
            aria-label=${`${login ? 'Unlink' : 'Link'} ${name}`}
            disabled=${busy}
            onClick=${() => onRun(() => (login ? unlink(ctx, id) : link(ctx, id)))}
          >
            ${login ? 'Unlink' : 'Link'}
          </button>
        </li>`,
    )}
  </ul>`;
}
