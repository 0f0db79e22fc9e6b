import { html, useState } from '../../core/html.js';
import { isEmojiOnly } from './emoji.js';
import { isLong } from './markdown-policy.js';
import { markdown } from './markdown.js';

/**
 * A message's text; a long one is folded until the reader asks for the rest.
 * @param {{body: string, members?: Record<string, import('../../core/state.js').Member>, meId?: string,
 *   onUnfold?: () => void}} props
 */
export function MessageBody({ body, members, meId, onUnfold }) {
  const [isOpen, setOpen] = useState(false);
  const isFoldable = isLong(body);
  const classes = ['message-text'];
  if (isEmojiOnly(body)) classes.push('is-emoji');
  if (isFoldable) classes.push('is-long');
  if (isFoldable && !isOpen) classes.push('is-folded');
  const toggle = () => {
    onUnfold?.();
    setOpen(!isOpen);
  };
  return html`<div
      class=${classes.join(' ')}
      dir="auto"
      dangerouslySetInnerHTML=${{ __html: markdown(body, members, meId) }}
    ></div>
    ${
      isFoldable
        ? html`<button
            type="button"
            class="link-button small message-unfold"
            aria-expanded=${String(isOpen)}
            onClick=${toggle}
          >
            ${isOpen ? 'Show less' : 'Show more'}
          </button>`
        : null
    }`;
}
