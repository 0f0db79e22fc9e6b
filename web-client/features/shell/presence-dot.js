import { html } from '../../core/html.js';

/**
 * Filled when online, a ring when away: the shape tells it without the colour.
 * @param {{online: boolean}} props
 */
export function PresenceDot({ online }) {
  return html`<span
    class=${online ? 'presence-dot is-online' : 'presence-dot'}
    title=${online ? 'Online' : 'Away'}
  ></span>`;
}
