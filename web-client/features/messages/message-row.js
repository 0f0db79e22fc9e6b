import { html, useEffect, useRef, useState } from '../../core/html.js';
import { routePath } from '../../core/router.js';
import { MessageCards } from '../cards/message-cards.js';
import { Avatar, RelativeTime } from '../shell/index.js';
import { fullTime } from '../shell/time.js';
import { clockTime, counted } from './format.js';
import { memo } from '../../core/memo.js';
import { DeliveryLine } from './delivery-line.js';
import { MessageBody } from './message-body.js';
import { MessageEditor } from './message-editor.js';
import { MessageToolbar } from './message-toolbar.js';
import { nameOf } from './names.js';
import { ReactionBar } from './reaction-bar.js';
import { useLongPress } from './use-long-press.js';

/** @typedef {import('./grouping.js').ShownMessage} ShownMessage */
/**
 * @typedef {{
 *   ctx: import('../../core/state.js').Context, message: ShownMessage, rowKey: string, follows: boolean, members: Record<string, import('../../core/state.js').Member>,
 *   meId: string, workspaceId: string, isArchived: boolean, handlers: import('./use-commands.js').Handlers,
 *   editing: import('./use-commands.js').Editing | null, isActive: boolean, inThread: boolean, isTarget?: boolean,
 * }} RowProps
 */

export const MessageRow = memo(Row);

/** @param {RowProps} props */
function Row(props) {
  const { ctx, message, rowKey, follows, members, meId, editing, isActive, inThread, handlers, isTarget } = props;
  const [isNear, setNear] = useState(false);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const press = useLongPress(() => {
    setNear(true);
    setMenuOpen(true);
  });
  const row = useRef(/** @type {HTMLLIElement | null} */ (null));
  useEffect(() => {
    // The menu is the toolbar's own: a long press does what its button does.
    if (isMenuOpen) /** @type {HTMLElement | null} */ (row.current?.querySelector('.message-more'))?.click();
    setMenuOpen(false);
  }, [isMenuOpen]);
  const hasTools = !message.deletedAt && !message.delivery && !editing;
  const classes = ['message', follows && 'follows', editing && 'is-editing', isTarget && 'is-target'].filter(Boolean);
  if (message.delivery && message.delivery !== 'sent') classes.push(`is-${message.delivery}`);

  return html`<li
    ref=${row}
    class=${classes.join(' ')}
    data-key=${rowKey}
    data-id=${message.id}
    tabindex=${isActive ? 0 : -1}
    aria-labelledby=${`${rowKey}-by ${rowKey}-text`}
    onPointerEnter=${(/** @type {PointerEvent} */ event) => event.pointerType === 'mouse' && setNear(true)}
    onPointerLeave=${(/** @type {PointerEvent} */ event) => event.pointerType === 'mouse' && setNear(false)}
    onFocusIn=${() => setNear(true)}
    onFocusOut=${(/** @type {FocusEvent} */ event) =>
      row.current?.contains(/** @type {Node | null} */ (event.relatedTarget)) || setNear(false)}
    ...${hasTools ? press : {}}
  >
    <div class="message-gutter">
      ${
        follows
          ? html`<time class="message-side-time" aria-hidden="true">${clockTime(Date.parse(message.createdAt))}</time>`
          : html`<${Avatar} userId=${message.authorId} name=${nameOf(members, message.authorId)} />`
      }
    </div>
    <div class="message-main">
      <${Heading} ...${props} />
      ${
        editing
          ? html`<${MessageEditor} editing=${editing} handlers=${handlers} members=${members} />`
          : html`<div id=${`${rowKey}-text`} class="message-content"><${Content} ...${props} /></div>`
      }
      ${message.deletedAt ? null : html`<${MessageCards} ctx=${ctx} message=${message} />`}
      <${ReactionBar} message=${message} members=${members} meId=${meId} handlers=${handlers} isActive=${isActive} />
      ${inThread || message.replyCount === 0 ? null : html`<${RepliesLink} ...${props} />`}
      <${DeliveryLine} message=${message} handlers=${handlers} />
    </div>
    ${hasTools && (isNear || isMenuOpen) ? html`<${MessageToolbar} ...${props} />` : null}
  </li>`;
}

/** @param {RowProps} props */
function Heading({ message, rowKey, follows, members, workspaceId }) {
  const at = Date.parse(message.createdAt);
  const name = nameOf(members, message.authorId);
  if (follows) return html`<span id=${`${rowKey}-by`} class="visually-hidden">${name}, ${clockTime(at)}</span>`;
  const person = routePath('person', { workspaceId, userId: message.authorId });
  return html`<div id=${`${rowKey}-by`} class="message-heading">
    <a class="message-author" href=${person} tabindex="-1" dir="auto">${name}</a>
    <time class="message-time" datetime=${message.createdAt} title=${fullTime(at)}>${clockTime(at)}</time>
  </div>`;
}

/** @param {RowProps} props */
function Content({ message, members, meId, handlers, isActive }) {
  if (message.deletedAt) return html`<p class="message-tombstone">This message was deleted</p>`;
  return html`<${MessageBody} body=${message.body} members=${members} meId=${meId} onUnfold=${handlers.unfold} /> ${
      message.editedAt
        ? html`${' '}<button
              type="button"
              class="message-edited"
              tabindex=${isActive ? 0 : -1}
              title=${`Edited ${fullTime(Date.parse(message.editedAt))}. Show former versions`}
              onClick=${() => handlers.showEdits(message)}
            >
              (edited)
            </button>`
        : null
    }`;
}

/** @param {RowProps} props */
function RepliesLink({ message, handlers, isActive }) {
  return html`<button
    type="button"
    class="message-replies"
    tabindex=${isActive ? 0 : -1}
    onClick=${() => handlers.reply(message)}
  >
    <span class="message-replies-count">${counted(message.replyCount, 'reply', 'replies')}</span>
    ${message.lastReplyAt ? html`<span class="muted">Last reply <${RelativeTime} at=${message.lastReplyAt} /></span>` : null}
  </button>`;
}
