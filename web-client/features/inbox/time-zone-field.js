import { html } from '../../core/html.js';
import { hereZone } from './settings.js';

/**
 * The zone one lives in: what is due today, and when the digest comes, follow it.
 * @param {{value: string, onChange: (timeZone: string) => void, autofocus?: boolean, hint?: string}} props
 */
export function TimeZoneField({ value, onChange, autofocus = false, hint }) {
  const zones = [...new Set([value, hereZone(), 'UTC', ...Intl.supportedValuesOf('timeZone')])];
  return html`<div class="field">
    <label class="field-label" for="settings-zone">Time zone</label>
    <select
      id="settings-zone"
      class="input"
      data-autofocus=${autofocus ? true : undefined}
      aria-describedby=${hint ? 'settings-zone-note' : undefined}
      value=${value}
      onChange=${(/** @type {any} */ event) => onChange(event.currentTarget.value)}
    >
      ${zones.map((zone) => html`<option key=${zone} value=${zone} selected=${zone === value}>${zone.replaceAll('_', ' ')}</option>`)}
    </select>
    ${hint ? html`<p id="settings-zone-note" class="field-hint">${hint}</p>` : null}
  </div>`;
}
