import { html } from '../../core/html.js';

/** The product's mark and name, above pages that stand alone. */
export function Logo() {
  return html`<div class="logo">
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" />
      <path d="M9 12h14M9 17h9M9 22h5" />
    </svg>
    <span>Realtime</span>
  </div>`;
}
