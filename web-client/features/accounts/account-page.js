import { html } from '../../core/html.js';
import { Logo } from '../shell/index.js';

/**
 * The page around signing in and signing up.
 * @param {{title: string, lead?: any, children?: any, foot?: any}} props The lead stands above all that comes late, so that
 *   nothing that comes late pushes its link away from under a pointer.
 */
export function AccountPage({ title, lead, children, foot }) {
  return html`<main class="page">
    <${Logo} />
    <div class="page-card">
      <h1 class="page-title">${title}</h1>
      ${lead ? html`<p class="page-lead">${lead}</p>` : null} ${children}
    </div>
    ${foot ? html`<p class="page-foot">${foot}</p>` : null}
  </main>`;
}

/**
 * Keeps where a person wanted to go through signing in and signing up.
 * @param {string} path
 * @param {Record<string, string>} query
 */
export function withNext(path, query) {
  return query.next ? `${path}?next=${encodeURIComponent(query.next)}` : path;
}
