import { html, useLayoutEffect, useRef } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { ConnectionLine } from '../shell/connection-line.js';
import { Icon } from '../shell/icon.js';
import { EmptyState } from '../shell/states.js';
import { sections } from './sections.js';

/** @typedef {import('../../core/state.js').Context} Context */

/**
 * Everything about my own account, a section at each address.
 * @param {{ctx: Context, section?: string}} props `section` is left out for the first
 */
export function AccountView({ ctx, section }) {
  const me = useStore(ctx.store, (state) => state.me);
  const current = section === undefined ? sections[0] : sections.find(({ id }) => id === section);
  const nav = useRef(/** @type {HTMLElement | null} */ (null));
  // On a phone the sections stand in one line that is wider than the window.
  useLayoutEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current?.id]);
  return html`<div class="account">
    <${ConnectionLine} ctx=${ctx} />
    <header class="top-bar">
      <a class="icon-button" href="/" aria-label="Back to your workspaces"><${Icon} name="arrow-left" /></a>
      <h1>Your account</h1>
      <span class="muted small ellipsis account-who" dir="auto">${me?.email ?? me?.displayName}</span>
    </header>
    <div class="account-body">
      <nav ref=${nav} class="account-nav" aria-label="Your account">
        <ul>
          ${sections.map(
            ({ id, title, icon }) =>
              html`<li key=${id}>
                <a class="side-row" href=${`/account/${id}`} aria-current=${id === current?.id ? 'page' : undefined}>
                  <${Icon} name=${icon} /><span class="ellipsis">${title}</span>
                </a>
              </li>`,
          )}
        </ul>
      </nav>
      <main class="account-main" id="main">
        ${
          current
            ? html`<${Section} key=${current.id} ctx=${ctx} section=${current} />`
            : html`<${EmptyState} icon="help" title="Nothing here" text="The address may be mistyped.">
                <a class="button" href="/account">Go to your profile</a>
              <//>`
        }
      </main>
    </div>
  </div>`;
}

/** @param {{ctx: Context, section: import('./sections.js').Section}} props */
function Section({ ctx, section }) {
  const heading = useRef(/** @type {HTMLElement | null} */ (null));
  // Whoever comes by keyboard goes on from here, and is told where they are.
  useLayoutEffect(() => heading.current?.focus(), []);
  return html`<section class="account-section" aria-labelledby="account-heading">
    <h2 id="account-heading" ref=${heading} tabindex="-1">${section.title}</h2>
    <${section.view} ctx=${ctx} onSettled=${() => heading.current?.focus()} />
  </section>`;
}
