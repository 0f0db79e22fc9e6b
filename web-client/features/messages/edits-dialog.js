import { html, useEffect, useState } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { Dialog, RelativeTime, SkeletonRows, sentenceFor } from '../shell/index.js';
import { formerBodies } from './actions.js';
import { MessageBody } from './message-body.js';

/** @typedef {{body: string, editedAt: string}} FormerBody */

/**
 * How a message read before it was changed, newest first.
 * @param {{ctx: import('../../core/state.js').Context, message: import('./timeline.js').Message, onClose: () => void}} props
 */
export function EditsDialog({ ctx, message, onClose }) {
  const members = useStore(ctx.store, (state) => state.members[state.channels[message.channelId]?.workspaceId]);
  const [former, setFormer] = useState(/** @type {FormerBody[] | null} */ (null));
  const [failure, setFailure] = useState('');
  useEffect(() => {
    formerBodies(ctx, message).then(setFormer, (error) => setFailure(sentenceFor(error)));
  }, []);
  return html`<${Dialog} title="Former versions" wide=${true} onClose=${onClose}>
    <div class="dialog-content">
      <${Version} members=${members} label="Since" at=${message.editedAt} body=${message.body} />
      ${failure ? html`<p class="notice" role="alert">${failure}</p>` : null}
      ${!former && !failure ? html`<${SkeletonRows} rows=${2} label="Loading former versions" />` : null}
      ${former?.map(
        ({ body, editedAt }, index) =>
          html`<${Version} key=${index} members=${members} label="Until" at=${editedAt} body=${body} />`,
      )}
    </div>
  <//>`;
}

/** @param {{label: string, at: string | null, body: string, members: any}} props */
function Version({ label, at, body, members }) {
  return html`<section class="message-version">
    <h3 class="muted small">${label}${' '}${at ? html`<${RelativeTime} at=${at} />` : 'now'}</h3>
    <${MessageBody} body=${body} members=${members} />
  </section>`;
}
