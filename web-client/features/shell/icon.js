import { html } from '../../core/html.js';
import { icons } from './icons.js';

/**
 * One outline of the set. Decorative: the control around it carries the name.
 * @param {{name: keyof typeof icons, size?: 'small' | 'normal' | 'large'}} props
 */
export function Icon({ name, size = 'normal' }) {
  return html`<svg class=${`icon icon-${size}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <path d=${icons[name]} />
  </svg>`;
}
