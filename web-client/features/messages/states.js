import { html } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { EmptyState, Icon, openDialog } from '../shell/index.js';
import { counted } from './format.js';
import { MessageRow } from './message-row.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/state.js').Channel} Channel */

const WIDTHS = [['3', '1'], ['4', '2', '3'], ['2'], ['1', '4'], ['3', '2']];

/** The shape of what will come, at the place where it will come. */
export function MessagesSkeleton() {
  return html`<div class="messages-skeleton skeleton" role="status">
    <span class="visually-hidden">Loading messages</span>
    ${WIDTHS.map(
      (lines, index) =>
        html`<div key=${index} class="message-skeleton">
          <div class="message-skeleton-avatar"></div>
          <div class="message-skeleton-lines">
            <div class="skeleton-line message-skeleton-name"></div>
            ${lines.map((width) => html`<div class=${`skeleton-line skeleton-width-${width}`}></div>`)}
          </div>
        </div>`,
    )}
  </div>`;
}

/** @param {{failure: 'missing' | 'failed', what: 'channel' | 'thread', onRetry: () => void}} props */
export function LoadFailure({ failure, what, onRetry }) {
  if (failure === 'missing') {
    const text =
      what === 'thread' ? 'The message may be deleted, or the address is wrong.' : 'You may have lost access to it.';
    return html`<${EmptyState} icon="message" title=${`No such ${what}`} text=${text} />`;
  }
  return html`<${EmptyState}
    icon="alert"
    title="Couldn’t load the messages"
    text="Check your connection, then try again."
  >
    <button type="button" class="button" onClick=${onRetry}><${Icon} name="retry" size="small" />Try again</button>
  <//>`;
}

/**
 * What stands above the first message of a channel.
 * @param {{ctx: Context, channel: Channel, isEmpty: boolean}} props
 */
export function ChannelBeginning({ ctx, channel, isEmpty }) {
  const isLonely = useStore(ctx.store, (state) => Object.values(state.members[channel.workspaceId] ?? {}).length < 2);
  const mayInvite = useStore(ctx.store, (state) => state.workspaces[channel.workspaceId]?.role !== 'member');
  const first = isEmpty ? 'Nobody has written here yet. Say what this channel is for, or just hello.' : '';
  return html`<div class=${isEmpty ? 'channel-beginning is-empty' : 'channel-beginning'}>
    <span class="channel-beginning-icon"><${Icon} name=${channel.isPrivate ? 'lock' : 'hash'} size="large" /></span>
    <h2>This is the beginning of ${channel.isPrivate ? '' : '#'}${channel.name}</h2>
    ${channel.topic ? html`<p dir="auto">${channel.topic}</p>` : null}
    ${first ? html`<p class="muted">${first}</p>` : null}
    ${
      isEmpty && isLonely && mayInvite
        ? html`<button
            type="button"
            class="button"
            onClick=${() => openDialog(ctx, 'invite', { workspaceId: channel.workspaceId })}
          >
            <${Icon} name="user-plus" size="small" />Invite people
          </button>`
        : null
    }
  </div>`;
}

/**
 * A thread begins with the message that is replied to.
 * @param {{ctx: Context, channel: Channel, root: import('./timeline.js').Message,
 *   commands: import('./use-commands.js').Commands}} props
 */
export function ThreadBeginning({ ctx, channel, root, commands }) {
  const members = useStore(ctx.store, (state) => state.members[channel.workspaceId]);
  const meId = useStore(ctx.store, (state) => state.me?.id ?? '');
  return html`<ol class="message-rows">
      <${MessageRow}
        ctx=${ctx}
        message=${root}
        rowKey=${root.id}
        follows=${false}
        members=${members}
        meId=${meId}
        workspaceId=${channel.workspaceId}
        isArchived=${channel.isArchived}
        handlers=${commands.handlers}
        editing=${commands.editing?.message.id === root.id ? commands.editing : null}
        isActive=${true}
        inThread=${true}
      />
    </ol>
    <div class="thread-divider" data-key="thread-divider">
      <span>${root.replyCount === 0 ? 'No replies yet' : counted(root.replyCount, 'reply', 'replies')}</span>
    </div>`;
}
