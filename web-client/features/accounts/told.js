import { html, useLayoutEffect, useRef } from '../../core/html.js';

/**
 * What came of it, in the place of the form. It takes the focus: what had that is gone, and so it is read out.
 * @param {{children: any}} props
 */
export function Told({ children }) {
  const text = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => text.current?.focus(), []);
  return html`<p ref=${text} class="told" tabindex="-1">${children}</p>`;
}
