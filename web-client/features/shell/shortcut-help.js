import { html } from '../../core/html.js';
import { Dialog } from './dialog.js';
import { shortcutGroups } from './shortcuts.js';

/** @param {{onClose: () => void}} props */
export function ShortcutHelp({ onClose }) {
  return html`<${Dialog} title="Keyboard shortcuts" onClose=${onClose}>
    <div class="dialog-content" tabindex="0" role="group" aria-label="All shortcuts">
      ${shortcutGroups.map(
        ({ title, shortcuts }) =>
          html`<section key=${title} class="shortcut-group" aria-label=${title}>
            <h3 class="list-heading">${title}</h3>
            <dl>${shortcuts.map(({ keys, does }) => html`<${Shortcut} key=${does} keys=${keys} does=${does} />`)}</dl>
          </section>`,
      )}
    </div>
  <//>`;
}

/** @param {{keys: string[][], does: string}} props */
function Shortcut({ keys, does }) {
  return html`<div class="shortcut">
    <dt>${does}</dt>
    <dd>
      ${keys.map((combination, index) => [
        index > 0 ? html`<span class="muted">or</span>` : null,
        combination.map((key) => html`<kbd key=${key}>${key}</kbd>`),
      ])}
    </dd>
  </div>`;
}
