import { html } from '../../core/html.js';
import { LoadState } from '../shell/load-state.js';
import { useLoaded } from '../shell/use-loaded.js';
import { link, readLinks, unlink } from './actions.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {{id: string, name: string, login: import('./actions.js').Login | null}} Link */

/**
 * The accounts elsewhere by which I may sign in here.
 * @param {import('../account/sections.js').SectionProps} props
 */
export function LinkedAccounts({ ctx }) {
  const loaded = useLoaded(() => readLinks(ctx));
  const { data, run } = loaded;
  return html`<p class="muted">
      Sign in here with an account that you have elsewhere. It is asked who you are, and nothing more.
    </p>
    <${LoadState} loaded=${loaded} rows=${2} label="Loading your linked accounts" />
    ${data ? html`<${Links} ctx=${ctx} links=${data} onRun=${run} />` : null}`;
}

/** @param {{ctx: Context, links: Link[], onRun: (act: () => Promise<unknown>) => Promise<unknown>}} props */
function Links({ ctx, links, onRun }) {
  if (links.length === 0) return html`<p>This server knows no other service to sign in with.</p>`;
  return html`<ul class="account-list" aria-label="Services">
    ${links.map(
      ({ id, name, login }) =>
        html`<li key=${id} class="account-row">
          <div class="account-row-main">
            <span class="account-row-title">${name}</span>
            <span class="muted small" dir="auto">${login ? login.label : 'Not linked'}</span>
          </div>
          <button
            type="button"
            class=${`button${login ? ' danger-text' : ''}`}
            aria-label=${`${login ? 'Unlink' : 'Link'} ${name}`}
            onClick=${() => onRun(() => (login ? unlink(ctx, id) : link(ctx, id)))}
          >
            ${login ? 'Unlink' : 'Link'}
          </button>
        </li>`,
    )}
  </ul>`;
}
