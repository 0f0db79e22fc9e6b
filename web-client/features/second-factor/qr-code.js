import { encode } from '/vendor/uqr.js';
import { html, useMemo } from '../../core/html.js';

/** The light edge that scanners need, on a dark page above all. */
const MARGIN = 4;

/**
 * A text as a QR code, drawn as one path.
 * @param {{text: string, label: string}} props
 */
export function QrCode({ text, label }) {
  const { path, size } = useMemo(() => draw(text), [text]);
  return html`<svg class="qr-code" viewBox=${`0 0 ${size} ${size}`} role="img" aria-label=${label} focusable="false">
    <path d=${path} />
  </svg>`;
}

/** @param {string} text */
function draw(text) {
  const { data, size } = encode(text, { ecc: 'M', border: MARGIN });
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { path: squares.join(''), size };
}
