import { html, useState } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { Avatar, Icon, Menu, confirm } from '../shell/index.js';
import { activeMembers } from '../workspaces/selectors.js';
import { attempt, change } from './actions.js';
import { AddLine } from './add-line.js';
import { InlineText } from './inline-text.js';
import { Picker } from './picker.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/board-state.js').CardDetail} CardDetail */
/** @typedef {import('../../core/board-state.js').Checklist} Checklist */
/** @typedef {import('../../core/board-state.js').CheckItem} CheckItem */

/**
 * @param {{ctx: Context, card: CardDetail, isLocked: boolean}} props
 */
export function Checklists({ ctx, card, isLocked }) {
  const members = useStore(ctx.store, (state) => state.members[state.boards[card.boardId]?.workspaceId]);
  return html`${card.checklists.map(
    (list) =>
      html`<${ChecklistView} key=${list.id} ctx=${ctx} list=${list} members=${members ?? {}} isLocked=${isLocked} />`,
  )}
  ${
    isLocked
      ? null
      : html`<${AddLine}
          label="Add a checklist"
          icon="checklist"
          onAdd=${(/** @type {string} */ title) => change(ctx, 'post', `cards/${card.id}/checklists`, { title })}
          ctx=${ctx}
          maxLength=${120}
        />`
  }`;
}

/** @param {{ctx: Context, list: Checklist, members: Record<string, import('../../core/state.js').Member>, isLocked: boolean}} props */
function ChecklistView({ ctx, list, members, isLocked }) {
  const done = list.items.filter(({ isDone }) => isDone).length;
  const remove = () =>
    confirm(ctx, {
      title: `Delete “${list.title}”?`,
      text: 'Its items go with it. This can’t be undone.',
      action: 'Delete',
      run: async () => void (await change(ctx, 'delete', `checklists/${list.id}`)),
    });
  return html`<section class="detail-section" aria-label=${`Checklist ${list.title}`}>
    <header class="detail-heading">
      <h4>
        <${Icon} name="checklist" size="small" /><${InlineText}
          label="Checklist title"
          text=${list.title}
          maxLength=${120}
          isLocked=${isLocked}
          onSave=${(/** @type {string} */ title) => attempt(ctx, () => change(ctx, 'patch', `checklists/${list.id}`, { title }))}
        />
      </h4>
      <span class="muted small">${done}/${list.items.length}<span class="visually-hidden"> done</span></span>
      ${isLocked ? null : html`<${Menu} label=${`Checklist ${list.title}`} items=${[{ label: 'Delete the checklist', icon: 'trash', danger: true, onSelect: remove }]} />`}
    </header>
    ${list.items.length > 0 ? html`<progress class="check-progress" max=${list.items.length} value=${done} aria-label=${`${list.title}: done`}></progress>` : null}
    <ul class="check-items" aria-label=${list.title}>
      ${list.items.map(
        (item, index) =>
          html`<${Item}
            key=${item.id}
            ctx=${ctx}
            list=${list}
            item=${item}
            index=${index}
            members=${members}
            isLocked=${isLocked}
          />`,
      )}
    </ul>
    ${
      isLocked
        ? null
        : html`<${AddLine}
            label="Add an item"
            hidden=${` to ${list.title}`}
            icon="plus"
            keepsOpen=${true}
            onAdd=${(/** @type {string} */ text) => change(ctx, 'post', `checklists/${list.id}/items`, { text })}
            ctx=${ctx}
            maxLength=${500}
          />`
    }
  </section>`;
}

/** @param {{ctx: Context, list: Checklist, item: CheckItem, index: number, members: Record<string, import('../../core/state.js').Member>, isLocked: boolean}} props */
function Item({ ctx, list, item, index, members, isLocked }) {
  // What was just ticked shows at once; the answer says how it is.
  const [wanted, setWanted] = useState(/** @type {boolean | null} */ (null));
  /** @param {object} fields */
  const patch = (fields) => attempt(ctx, () => change(ctx, 'patch', `check-items/${item.id}`, fields));
  const tick = async () => {
    const isDone = !item.isDone;
    setWanted(isDone);
    await patch({ isDone });
    setWanted(null);
  };
  /** @param {number} to place among the others */
  const move = (to) => {
    const others = list.items.filter(({ id }) => id !== item.id);
    const afterId = others[to - 1]?.id ?? null;
    return attempt(ctx, () => change(ctx, 'post', `check-items/${item.id}/moves`, { checklistId: list.id, afterId }));
  };
  const assignee = item.assigneeId ? members[item.assigneeId] : undefined;
  const isDone = wanted ?? item.isDone;
  return html`<li class=${isDone ? 'check-item is-done' : 'check-item'}>
    <input type="checkbox" aria-label=${item.text} checked=${isDone} disabled=${isLocked} onChange=${tick} />
    <${InlineText}
      label="Item"
      text=${item.text}
      maxLength=${500}
      isLocked=${isLocked}
      onSave=${(/** @type {string} */ text) => patch({ text })}
    />
    ${
      isLocked
        ? assignee && html`<${Avatar} userId=${assignee.userId} name=${assignee.displayName} size="small" />`
        : html`<${Picker}
              className=${assignee ? 'icon-button is-tiny' : 'icon-button is-tiny is-quiet'}
              label=${`Who does “${item.text}”`}
              name=${assignee ? `${assignee.displayName} does “${item.text}”` : `Assign “${item.text}”`}
              options=${activeMembers(members).map(({ userId, displayName }) => ({ id: userId, name: displayName, mark: html`<${Avatar} userId=${userId} name=${displayName} size="small" />` }))}
              chosen=${item.assigneeId ? [item.assigneeId] : []}
              isSingle=${true}
              none="Nobody by that name"
              onToggle=${(/** @type {string} */ id, /** @type {boolean} */ isOn) => patch({ assigneeId: isOn ? id : null })}
            >
              ${assignee ? html`<${Avatar} userId=${assignee.userId} name=${assignee.displayName} size="small" />` : html`<${Icon} name="user-plus" size="small" />`}
            <//>
            <${Menu}
              label=${`Item “${item.text}”`}
              className="icon-button is-tiny is-quiet"
              items=${[
                { label: 'Move up', icon: 'arrow-up', disabled: index === 0, onSelect: () => void move(index - 1) },
                {
                  label: 'Move down',
                  icon: 'arrow-down',
                  disabled: index === list.items.length - 1,
                  onSelect: () => void move(index + 1),
                },
                'separator',
                {
                  label: 'Delete',
                  icon: 'trash',
                  danger: true,
                  onSelect: () => void attempt(ctx, () => change(ctx, 'delete', `check-items/${item.id}`)),
                },
              ]}
            />`
    }
  </li>`;
}
