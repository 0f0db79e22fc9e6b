import { html } from '../../core/html.js';
import { Icon } from '../shell/index.js';

/**
 * Stands above the oldest message that is drawn while there are older ones.
 * @param {{hasFailed: boolean, onRetry: () => void}} props
 */
export function OlderRow({ hasFailed, onRetry }) {
  if (!hasFailed) return html`<div class="older-row small muted">Loading older messages…</div>`;
  return html`<div class="older-row small" role="alert">
    Couldn’t load older messages.
    <button type="button" class="link-button" onClick=${onRetry}>Retry</button>
  </div>`;
}

/** @param {{missed: number, onJump: () => void}} props */
export function JumpButton({ missed, onJump }) {
  const label = missed > 0 ? `${missed} new, jump to the newest` : 'Jump to the newest';
  return html`<button
    type="button"
    class=${missed > 0 ? 'jump-newest has-new' : 'jump-newest'}
    aria-label=${label}
    title=${missed > 0 ? undefined : label}
    onClick=${onJump}
  >
    ${missed > 0 ? html`<span>${missed} new</span>` : null}<${Icon} name="arrow-down" size="small" />
  </button>`;
}
