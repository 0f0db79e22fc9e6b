import { html } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { nameOf } from './names.js';
import { typingLine } from './typing.js';

/**
 * The line keeps its place when nobody types, so that nothing jumps when somebody does.
 * @param {{ctx: import('../../core/state.js').Context, channel: import('../../core/state.js').Channel}} props
 */
export function TypingLine({ ctx, channel }) {
  const line = useStore(ctx.store, (state) => {
    const typists = Object.keys(state.typing[channel.id] ?? {}).filter((id) => id !== state.me?.id);
    return typingLine(typists.map((id) => nameOf(state.members[channel.workspaceId], id)));
  });
  return html`<div class="typing-line ellipsis" aria-hidden=${line === ''}>
    ${line ? html`<span class="typing-dots" aria-hidden="true"><i></i><i></i><i></i></span>${line}` : null}
  </div>`;
}
