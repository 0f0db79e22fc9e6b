import { html } from '../../core/html.js';
import { Logo } from '../shell/index.js';

/**
 * The page around signing in and signing up.
 * @param {{title: string, children?: any, foot: any}} props
 */
export function AccountPage({ title, children, foot }) {
  return html`<main class="page">
    <${Logo} />
    <div class="page-card">
      <h1 class="page-title">${title}</h1>
      ${children}
    </div>
    <p class="page-foot">${foot}</p>
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
