import { html } from '../../core/html.js';
import { PresenceDot } from './presence-dot.js';
import { colourOf, initialsOf } from './person.js';

/**
 * Initials on the person's colour. The name is written beside it wherever it is used, so it is hidden from screen readers.
 * @param {{userId: string, name: string, size?: 'small' | 'normal' | 'large', online?: boolean}} props
 */
export function Avatar({ userId, name, size = 'normal', online }) {
  return html`<span class=${`avatar avatar-${size} avatar-colour-${colourOf(userId)}`} aria-hidden="true">
    ${initialsOf(name)}${online === undefined ? null : html`<${PresenceDot} online=${online} />`}
  </span>`;
}
