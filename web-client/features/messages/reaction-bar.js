import { html } from '../../core/html.js';
import { Icon } from '../shell/index.js';
import { nameOf } from './names.js';
import { hasReacted, reactionLabel } from './reactions.js';

/**
 * @param {{message: import('./timeline.js').Message, members: Record<string, import('../../core/state.js').Member>,
 *   meId: string, handlers: import('./use-commands.js').Handlers, isActive: boolean}} props
 */
export function ReactionBar({ message, members, meId, handlers, isActive }) {
  if (message.reactions.length === 0) return null;
  const tabindex = isActive ? 0 : -1;
  return html`<div class="reactions">
    ${message.reactions.map((reaction) => {
      const label = reactionLabel(reaction, meId, (id) => nameOf(members, id));
      const isMine = hasReacted(message, reaction.emoji, meId);
      return html`<button
        key=${reaction.emoji}
        type="button"
        class=${isMine ? 'reaction is-mine' : 'reaction'}
        aria-pressed=${String(isMine)}
        aria-label=${`${reaction.emoji} ${reaction.userIds.length}: ${label}`}
        title=${label}
        tabindex=${tabindex}
        onClick=${() => handlers.react(message, reaction.emoji)}
      >
        <span class="reaction-emoji">${reaction.emoji}</span
        ><span class="reaction-count">${reaction.userIds.length}</span>
      </button>`;
    })}
    <button
      type="button"
      class="reaction reaction-add"
      aria-label="Add a reaction"
      title="Add a reaction"
      tabindex=${tabindex}
      onClick=${(/** @type {MouseEvent & {currentTarget: HTMLElement}} */ event) => handlers.pick(message, event.currentTarget)}
    >
      <${Icon} name="smile" size="small" />
    </button>
  </div>`;
}
