import { html } from '../../core/html.js';
import { FormError } from './form.js';
import { SkeletonRows } from './states.js';

/**
 * What stands where something is read: what went wrong and the way to try again, or rows like those that will come.
 * @param {{
 *   loaded: {data: unknown, failure: import('./use-loaded.js').Failure | null, reload: () => unknown}, rows: number, label: string
 * }} props
 */
export function LoadState({ loaded: { data, failure, reload }, rows, label }) {
  return html`<${FormError} text=${failure?.text ?? null} /> ${
      failure?.canReload
        ? html`<div><button type="button" class="button" onClick=${reload}>Try again</button></div>`
        : null
    }
    ${data || failure ? null : html`<${SkeletonRows} rows=${rows} label=${label} />`}`;
}
