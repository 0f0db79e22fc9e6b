import { html } from '../../core/html.js';

/** @param {{title: string, hint: string, isOn: boolean, onChange: (isOn: boolean) => void}} props */
export function SwitchRow({ title, hint, isOn, onChange }) {
  return html`<label class="switch-row">
    <span>
      <span class="switch-title">${title}</span>
      <span class="field-hint">${hint}</span>
    </span>
    <input
      type="checkbox"
      role="switch"
      class="switch"
      checked=${isOn}
      onChange=${(/** @type {{currentTarget: HTMLInputElement}} */ event) => onChange(event.currentTarget.checked)}
    />
  </label>`;
}
