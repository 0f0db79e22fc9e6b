import { html, useState } from '../../core/html.js';
import { Dialog, Field, FormError, useForm } from '../shell/index.js';
import { updateList } from './list-actions.js';
import { SwitchRow } from './switch-row.js';

/** @param {{ctx: import('../../core/state.js').Context, detail: {boardId: string, listId: string}, onClose: () => void}} props */
export function EditListDialog({ ctx, detail: { boardId, listId }, onClose }) {
  const [seen] = useState(() => ctx.store.get().boardContents[boardId].lists[listId]);
  const [isDone, setDone] = useState(seen.kind === 'closed');
  const [isBlocking, setBlocking] = useState(seen.wipMode === 'block');
  const form = useForm(async ({ name, wipLimit }) => {
    const list = ctx.store.get().boardContents[boardId]?.lists[listId] ?? seen;
    await updateList(ctx, boardId, list, {
      name: name.trim(),
      kind: isDone ? 'closed' : 'open',
      wipLimit: wipLimit === '' ? null : Number(wipLimit),
      wipMode: isBlocking ? 'block' : 'warn',
    });
    onClose();
  });
  return html`<${Dialog} title="Edit list" onClose=${onClose}>
    <form class="dialog-content" onSubmit=${form.onSubmit}>
      <${Field}
        label="Name"
        name="name"
        value=${seen.name}
        required
        maxlength="80"
        autocomplete="off"
        error=${form.errorOf('name')}
        data-autofocus
      />
      <${SwitchRow}
        title="Cards here are done"
        hint="What lies in this list is never overdue."
        isOn=${isDone}
        onChange=${setDone}
      />
      <${Field}
        label="Limit (optional)"
        name="wipLimit"
        type="number"
        min="1"
        max="999"
        value=${String(seen.wipLimit ?? '')}
        placeholder="No limit"
        hint="How many cards may be in work here at once."
        error=${form.errorOf('wipLimit')}
      />
      <${SwitchRow}
        title="Hold the limit"
        hint=${isBlocking ? 'A full list takes no more cards.' : 'A full list warns, but takes more cards.'}
        isOn=${isBlocking}
        onChange=${setBlocking}
      />
      <${FormError} text=${form.error} />
      <div class="dialog-actions">
        <button type="button" class="button" onClick=${onClose}>Cancel</button>
        <button type="submit" class="button is-primary" disabled=${form.busy}>Save</button>
      </div>
    </form>
  <//>`;
}
