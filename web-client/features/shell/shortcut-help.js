import { html } from '../../core/html.js';
import { Dialog } from './dialog.js';
import { shortcuts } from './shortcuts.js';

/** @param {{onClose: () => void}} props */
export function ShortcutHelp({ onClose }) {
  return html`<${Dialog} title="Keyboard shortcuts" onClose=${onClose}>
    <dl class="dialog-content shortcut-list">
      ${shortcuts.map(
        ({ keys, does }) =>
          html`<div key=${does} class="shortcut">
            <dt>${does}</dt>
            <dd>
              ${keys.map((combination, index) => [index > 0 ? html`<span class="muted">or</span>` : null, combination.map((key) => html`<kbd key=${key}>${key}</kbd>`)])}
            </dd>
          </div>`,
      )}
    </dl>
  <//>`;
}
