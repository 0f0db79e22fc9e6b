import { html } from '../../core/html.js';
import { Icon, Menu } from '../shell/index.js';
import { QUICK_EMOJI } from './emoji.js';

/** @typedef {import('./message-row.js').RowProps} RowProps */

/**
 * What can be done with a message. A mouse finds it by hovering, a keyboard by focus, a finger in the menu alone.
 * @param {RowProps} props
 */
export function MessageToolbar(props) {
  const { message, handlers, inThread, meId, isArchived } = props;
  const mayReact = !isArchived;
  return html`<div class="message-toolbar" role="toolbar" aria-label="Message actions">
    ${
      mayReact
        ? html`${QUICK_EMOJI.slice(0, 2).map(
              (emoji) =>
                html`<button
                  key=${emoji}
                  type="button"
                  class="icon-button message-tool message-quick"
                  aria-label=${`React with ${emoji}`}
                  title=${`React with ${emoji}`}
                  onClick=${() => handlers.react(message, emoji)}
                >
                  ${emoji}
                </button>`,
            )}
            <${Tool}
              name="smile"
              label="Add a reaction"
              hint="R"
              onClick=${(/** @type {HTMLElement} */ at) => handlers.pick(message, at)}
            />`
        : null
    }
    ${inThread ? null : html`<${Tool} name="reply" label="Reply in thread" hint="T" onClick=${() => handlers.reply(message)} />`}
    ${
      message.authorId === meId && mayReact
        ? html`<${Tool} name="edit" label="Edit" hint="E" onClick=${() => handlers.edit(message)} />`
        : null
    }
    <${Menu} label="More actions" className="icon-button message-tool message-more" items=${itemsOf(props)} />
  </div>`;
}

/** @param {{name: string, label: string, hint: string, onClick: (at: HTMLElement) => void}} props */
function Tool({ name, label, hint, onClick }) {
  return html`<button
    type="button"
    class="icon-button message-tool message-mouse-tool"
    aria-label=${label}
    title=${`${label} (${hint})`}
    onClick=${(/** @type {MouseEvent & {currentTarget: HTMLElement}} */ event) => onClick(event.currentTarget)}
  >
    <${Icon} name=${name} />
  </button>`;
}

/**
 * A finger has no keys to learn.
 *
 * @param {string} name
 */
const key = (name) => (window.matchMedia('(hover: hover)').matches ? name : undefined);

/**
 * @param {RowProps} props
 * @returns {import('../shell/menu.js').MenuItem[]}
 */
function itemsOf({ message, handlers, inThread, meId, isArchived }) {
  const isMine = message.authorId === meId;
  const isOpen = !isArchived;
  /** @type {(import('../shell/menu.js').MenuItem | false)[]} */
  const items = [
    isOpen && { label: 'Add a reaction', icon: 'smile', hint: key('R'), onSelect: () => handlers.pick(message, null) },
    !inThread && { label: 'Reply in thread', icon: 'reply', hint: key('T'), onSelect: () => handlers.reply(message) },
    isMine && isOpen && { label: 'Edit', icon: 'edit', hint: key('E'), onSelect: () => handlers.edit(message) },
    { label: 'Make a card', icon: 'board', onSelect: () => handlers.makeCard(message) },
    'separator',
    { label: 'Copy link', icon: 'link', onSelect: () => handlers.copyLink(message) },
    { label: 'Copy text', icon: 'copy', onSelect: () => handlers.copyText(message) },
    message.editedAt !== null && { label: 'Show edits', icon: 'history', onSelect: () => handlers.showEdits(message) },
    isOpen && handlers.mayDelete(message) && 'separator',
    isOpen &&
      handlers.mayDelete(message) && {
        label: 'Delete',
        icon: 'trash',
        danger: true,
        onSelect: () => handlers.remove(message),
      },
  ];
  return items.filter((item) => item !== false);
}
