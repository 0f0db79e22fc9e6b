import { html } from '../../core/html.js';
import { Icon } from '../shell/index.js';
import { discardCommand, retryCommand } from './card-actions.js';

/**
 * A card that was added here and that the server has not told of yet.
 * @param {{ctx: import('../../core/state.js').Context, command: import('../../core/board-state.js').BoardCommand}} props
 */
export function NewCard({ ctx, command }) {
  const { opId, title, state, error } = command;
  return html`<li class="card is-waiting">
    <span class="card-title" dir="auto">${title}</span>
    ${
      state === 'failed'
        ? html`<span class="card-failed small" role="alert">
            <${Icon} name="alert" size="small" /><span>Couldn’t add it. ${error}</span>
            <button type="button" class="link-button" onClick=${() => retryCommand(ctx, opId)}>Retry</button>
            <button type="button" class="link-button" onClick=${() => discardCommand(ctx, opId)}>Discard</button>
          </span>`
        : null
    }
  </li>`;
}
