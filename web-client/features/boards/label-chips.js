import { html } from '../../core/html.js';

/**
 * The labels of a card; one without a name is a bar of its colour.
 * @param {{ids: string[] | undefined, labels: Record<string, import('../../core/board-state.js').Label>}} props
 */
export function LabelChips({ ids, labels }) {
  const known = (ids ?? []).map((id) => labels[id]).filter(Boolean);
  if (known.length === 0) return null;
  return html`<span class="label-chips">
    ${known.map(
      ({ id, name, color }) =>
        html`<span key=${id} class=${`label-chip colour-${color}${name ? '' : ' is-plain'}`} title=${name || color}>
          ${name || html`<span class="visually-hidden">${color} label</span>`}
        </span>`,
    )}
  </span>`;
}
