import { html } from '../../core/html.js';

/**
 * The page around signing in and signing up.
 * @param {{title: string, children?: any, foot: any}} props
 */
export function AccountPage({ title, children, foot }) {
  return html`<main class="page">
    <${Logo} />
    <div class="card">
      <h1 class="card-title">${title}</h1>
      ${children}
    </div>
    <p class="page-foot">${foot}</p>
  </main>`;
}

export function Logo() {
  return html`<div class="logo">
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" />
      <path d="M9 12h14M9 17h9M9 22h5" />
    </svg>
    <span>Realtime</span>
  </div>`;
}

/**
 * Keeps where a person wanted to go through signing in and signing up.
 * @param {string} path
 * @param {Record<string, string>} query
 */
export function withNext(path, query) {
  return query.next ? `${path}?next=${encodeURIComponent(query.next)}` : path;
}
