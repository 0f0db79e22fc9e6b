import { html, useLayoutEffect, useRef, useState } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { Dialog, FormError, Icon, confirm, sentenceFor } from '../shell/index.js';
import { createLabel, deleteLabel, updateLabel } from './list-actions.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/board-state.js').Label} Label */
/** @typedef {import('../../core/board-state.js').Colour} Colour */

/** @type {Colour[]} */
const COLOURS = ['gray', 'red', 'orange', 'amber', 'green', 'teal', 'blue', 'indigo', 'purple', 'pink'];

/** @param {{ctx: Context, detail: {boardId: string}, onClose: () => void}} props */
export function BoardLabelsDialog({ ctx, detail: { boardId }, onClose }) {
  const labels = useStore(ctx.store, (state) => state.boardContents[boardId]?.labels ?? {});
  const [editing, setEditing] = useState(/** @type {string | null} */ (null));
  const [error, setError] = useState(/** @type {string | null} */ (null));
  /** @param {Promise<unknown>} command */
  const attempt = async (command) => {
    setError(null);
    try {
      await command;
      setEditing(null);
    } catch (failure) {
      setError(sentenceFor(failure));
    }
  };
  return html`<${Dialog} title="Labels" onClose=${onClose}>
    <div class="dialog-content">
      <${FormError} text=${error} />
      <ul class="label-list">
        ${Object.values(labels).map((label) =>
          editing === label.id
            ? html`<li key=${label.id}>
                <${LabelForm}
                  label=${label}
                  action="Save"
                  onSave=${(/** @type {Omit<Label, 'id'>} */ change) => attempt(updateLabel(ctx, boardId, { ...label, ...change }))}
                  onCancel=${() => setEditing(null)}
                />
              </li>`
            : html`<${LabelRow} key=${label.id} ctx=${ctx} label=${label} onEdit=${() => setEditing(label.id)} />`,
        )}
      </ul>
      ${Object.keys(labels).length === 0 ? html`<p class="muted small">Labels say at a glance what a card is about. Make the first one.</p>` : null}
      ${
        editing === 'new'
          ? html`<${LabelForm}
              label=${{ name: '', color: COLOURS[Object.keys(labels).length % COLOURS.length] }}
              action="Add label"
              onSave=${(/** @type {Omit<Label, 'id'>} */ label) => attempt(createLabel(ctx, boardId, label))}
              onCancel=${() => setEditing(null)}
            />`
          : html`<button type="button" class="button" onClick=${() => setEditing('new')}>
              <${Icon} name="plus" size="small" />Add a label
            </button>`
      }
    </div>
  <//>`;
}

/** @param {{ctx: Context, label: Label, onEdit: () => void}} props */
function LabelRow({ ctx, label, onEdit }) {
  const name = label.name || label.color;
  const ask = () =>
    confirm(ctx, {
      title: `Delete the label ${name}?`,
      text: 'It is taken off every card of the board.',
      action: 'Delete',
      run: () => deleteLabel(ctx, label.id),
    });
  return html`<li class="label-row">
    <span class=${`label-chip colour-${label.color}`}>${name}</span>
    <button type="button" class="icon-button" aria-label=${`Edit ${name}`} onClick=${onEdit}>
      <${Icon} name="edit" size="small" />
    </button>
    <button type="button" class="icon-button" aria-label=${`Delete ${name}`} onClick=${ask}>
      <${Icon} name="trash" size="small" />
    </button>
  </li>`;
}

/**
 * @param {{label: Omit<Label, 'id'>, action: string, onSave: (label: Omit<Label, 'id'>) => void, onCancel: () => void}} props
 */
function LabelForm({ label, action, onSave, onCancel }) {
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  useLayoutEffect(() => field.current?.focus(), []);
  const [name, setName] = useState(label.name);
  const [color, setColor] = useState(label.color);
  /** @param {Event} event */
  const onSubmit = (event) => {
    event.preventDefault();
    onSave({ name: name.trim(), color });
  };
  return html`<form class="label-form" onSubmit=${onSubmit}>
    <input
      class="input"
      maxlength="60"
      autocomplete="off"
      aria-label="Name of the label"
      placeholder="Name"
      value=${name}
      onInput=${(/** @type {{currentTarget: HTMLInputElement}} */ event) => setName(event.currentTarget.value)}
      ref=${field}
    />
    <div class="colour-choice" role="radiogroup" aria-label="Colour">
      ${COLOURS.map(
        (each) =>
          html`<label key=${each} class=${`colour-dot colour-${each}`} title=${each}>
            <input type="radio" name="color" value=${each} checked=${each === color} onChange=${() => setColor(each)} />
            <span class="visually-hidden">${each}</span>
          </label>`,
      )}
    </div>
    <div class="add-buttons">
      <button type="submit" class="button is-primary">${action}</button>
      <button type="button" class="button" onClick=${onCancel}>Cancel</button>
    </div>
  </form>`;
}
