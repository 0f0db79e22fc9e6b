import { html, useRef, useState } from '../../core/html.js';
import { TextArea } from '../messages/text-area.js';
import { Dialog, FormError } from '../shell/index.js';

/**
 * Somebody else changed the same text: both are shown, and a third that can be edited.
 * @param {{what: string, who: string, edit: import('./use-text.js').TextEdit}} props
 */
export function ConflictDialog({ what, who, edit }) {
  const conflict = /** @type {import('./use-text.js').Conflict} */ (edit.conflict);
  const [merged, setMerged] = useState(conflict.merged);
  const field = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const isEmptyTitle = what === 'title' && merged.trim() === '';
  return html`<${Dialog} title=${`${who} changed the ${what} too`} wide=${true} onClose=${edit.putOff}>
    <div class="dialog-content conflict">
      <p class="muted">Nothing is lost: keep one of the two, or put them together below.</p>
      <div class="conflict-sides">
        <${Side} title="Yours" text=${conflict.mine} action="Keep mine" edit=${edit} />
        <${Side} title=${`${who}’s`} text=${conflict.theirs} action="Keep theirs" edit=${edit} />
      </div>
      <h3 class="field-label">Together</h3>
      ${conflict.isClean ? null : html`<p class="small muted">Both changed the same lines; theirs stand first, yours after.</p>`}
      <div class="composer-box">
        <${TextArea}
          field=${field}
          label=${`Both versions of the ${what} together`}
          text=${merged}
          isTall=${what === 'description'}
          onText=${setMerged}
          onEnter=${() => isEmptyTitle || edit.settle(merged)}
        />
      </div>
      <${FormError} text=${edit.failure || null} />
      <div class="dialog-actions">
        <button
          type="button"
          class="button is-primary"
          disabled=${edit.isBusy || isEmptyTitle}
          onClick=${() => edit.settle(merged)}
        >
          Save this
        </button>
      </div>
    </div>
  <//>`;
}

/** @param {{title: string, text: string, action: string, edit: import('./use-text.js').TextEdit}} props */
function Side({ title, text, action, edit }) {
  return html`<section class="conflict-side" aria-label=${title}>
    <h3 class="field-label">${title}</h3>
    <div class="conflict-text" dir="auto" tabindex="0">${text || html`<span class="muted">Empty</span>`}</div>
    <button type="button" class="button" disabled=${edit.isBusy} onClick=${() => edit.settle(text)}>${action}</button>
  </section>`;
}
