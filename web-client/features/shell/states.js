import { html } from '../../core/html.js';
import { Icon } from './icon.js';

/**
 * What to show where nothing is: why, and the button for what to do first.
 * @param {{icon: string, title: string, text?: string, children?: any}} props
 */
export function EmptyState({ icon, title, text, children }) {
  return html`<div class="empty">
    <${Icon} name=${icon} size="large" />
    <h2 class="empty-title">${title}</h2>
    ${text ? html`<p class="empty-text">${text}</p>` : null}
    ${children ? html`<div class="empty-actions">${children}</div>` : null}
  </div>`;
}

/**
 * Rows like those that will come, shown only when they take a while.
 * @param {{rows: number, label: string}} props
 */
export function SkeletonRows({ rows, label }) {
  return html`<div class="skeleton" role="status">
    <span class="visually-hidden">${label}</span>
    ${Array.from({ length: rows }, (_, index) => html`<div key=${index} class="skeleton-row"><div class=${`skeleton-line skeleton-width-${(index % 4) + 1}`}></div></div>`)}
  </div>`;
}
