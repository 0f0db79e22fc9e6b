import { html, useEffect, useRef } from '../../core/html.js';
import { routePath } from '../../core/router.js';
import { useStore } from '../../core/store.js';
import { Icon } from '../shell/index.js';
import { Composer } from './composer.js';
import { openThread } from './loading.js';
import { MessageList } from './message-list.js';
import { LoadFailure, MessagesSkeleton, ThreadBeginning } from './states.js';
import { useCommands } from './use-commands.js';
import { useFocusBack } from './use-focus-back.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/state.js').Channel} Channel */
/** @typedef {import('./timeline.js').Timeline} Timeline */

/**
 * The replies to one message, beside its channel.
 * @param {{ctx: Context, channel: Channel, rootId: string}} props
 */
export function ThreadPanel({ ctx, channel, rootId }) {
  const thread = /** @type {Timeline | undefined} */ (useStore(ctx.store, (state) => state.threads[rootId]));
  const back = routePath('channel', { workspaceId: channel.workspaceId, channelId: channel.id });
  const isUnopened = !thread?.loaded && !thread?.failure;
  useEffect(() => {
    if (isUnopened) void open(ctx, channel, rootId);
  }, [rootId, isUnopened]);
  const commands = useCommands(ctx, channel, rootId);
  const section = useRef(/** @type {HTMLElement | null} */ (null));
  useFocusBack(section, rootId);

  return html`<header class="top-bar">
      <a class="icon-button back-link" href=${back} aria-label="Back to the channel"><${Icon} name="arrow-left" /></a>
      <h2>Thread</h2>
      <span class="thread-channel muted small ellipsis">#${' '}${channel.name}</span>
      <div class="top-bar-actions">
        <a class="icon-button wide-only" href=${back} aria-label="Close thread"><${Icon} name="close" /></a>
      </div>
    </header>
    <section ref=${section} class="conversation is-thread" aria-label="Thread">
      ${body(ctx, channel, rootId, thread, commands)}
      ${
        thread?.loaded
          ? html`<${Composer}
              key=${rootId}
              ctx=${ctx}
              channel=${channel}
              rootId=${rootId}
              onEditLast=${commands.editLast}
            />`
          : null
      }
      ${commands.overlays}
    </section>`;
}

/**
 * An address can name a reply: then its thread is meant.
 *
 * @param {Context} ctx
 * @param {Channel} channel
 * @param {string} id
 */
async function open(ctx, channel, id) {
  const rootId = await openThread(ctx, channel.id, id);
  const route = ctx.router.current();
  if (rootId === id || route.name !== 'thread' || route.messageId !== id) return;
  const params = { workspaceId: channel.workspaceId, channelId: channel.id, messageId: rootId };
  ctx.router.navigate(routePath('thread', params, { message: id }), { replace: true });
}

/**
 * @param {Context} ctx
 * @param {Channel} channel
 * @param {string} rootId
 * @param {Timeline | undefined} thread
 * @param {import('./use-commands.js').Commands} commands
 */
function body(ctx, channel, rootId, thread, commands) {
  if (thread?.failure) {
    return html`<${LoadFailure} failure=${thread.failure} what="thread" onRetry=${() => open(ctx, channel, rootId)} />`;
  }
  if (!thread?.loaded) return html`<${MessagesSkeleton} />`;
  const root = thread.messages[rootId];
  return html`<${MessageList}
    key=${rootId}
    ctx=${ctx}
    channel=${channel}
    rootId=${rootId}
    timeline=${thread}
    commands=${commands}
    beginning=${html`<${ThreadBeginning} ctx=${ctx} channel=${channel} root=${root} commands=${commands} />`}
  />`;
}
