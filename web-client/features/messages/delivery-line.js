import { html } from '../../core/html.js';
import { Icon } from '../shell/index.js';

/**
 * How far a message of mine has come. "Sending" is only said when it takes a while; "waiting" when there is no
 * connection.
 * @param {{message: import('./grouping.js').ShownMessage, handlers: import('./use-commands.js').Handlers}} props
 */
export function DeliveryLine({ message, handlers }) {
  const { delivery, error, id } = message;
  if (delivery === 'queued' || delivery === 'sending') {
    const line = delivery === 'queued' ? 'Waits to be sent' : 'Sending…';
    return html`<span class="message-sending small muted">${line}</span>`;
  }
  if (delivery !== 'failed') return null;
  return html`<div class="message-failed small" role="alert">
    <${Icon} name="alert" size="small" />
    <span>Couldn’t send. ${error}</span>
    <button type="button" class="link-button" onClick=${() => handlers.retry(id)}>Retry</button>
    <button type="button" class="link-button" onClick=${() => handlers.discard(id)}>Discard</button>
  </div>`;
}
