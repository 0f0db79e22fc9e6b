import { html, useEffect } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { Composer } from './composer.js';
import { openChannel } from './loading.js';
import { MessageList } from './message-list.js';
import { ChannelBeginning, LoadFailure, MessagesSkeleton } from './states.js';
import { TypingLine } from './typing-line.js';
import { useCommands } from './use-commands.js';
import { usePlaceLoaded } from './use-place.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/state.js').Channel} Channel */
/** @typedef {import('./timeline.js').Timeline} Timeline */

/**
 * A channel's messages and the place to write to it.
 * @param {{ctx: Context, channel: Channel}} props
 */
export function Conversation({ ctx, channel }) {
  const timeline = /** @type {Timeline | undefined} */ (useStore(ctx.store, (state) => state.timelines[channel.id]));
  const isUnopened = !timeline?.loaded && !timeline?.opening && !timeline?.failure;
  useEffect(() => {
    if (isUnopened) void openChannel(ctx, channel);
  }, [channel.id, isUnopened]);
  const isPlaceLoaded = usePlaceLoaded(ctx, channel.id, timeline?.loaded ?? false);
  const commands = useCommands(ctx, channel, null);

  return html`<section class="conversation" aria-label=${`Messages in ${channel.name}`}>
    ${body(ctx, channel, isPlaceLoaded, timeline, commands)}
    <${TypingLine} ctx=${ctx} channel=${channel} />
    <${Composer} ctx=${ctx} channel=${channel} rootId=${null} onEditLast=${commands.editLast} />
    ${commands.overlays}
  </section>`;
}

/**
 * @param {Context} ctx
 * @param {Channel} channel
 * @param {boolean} isPlaceLoaded
 * @param {Timeline | undefined} timeline
 * @param {import('./use-commands.js').Commands} commands
 */
function body(ctx, channel, isPlaceLoaded, timeline, commands) {
  if (timeline?.failure) {
    return html`<${LoadFailure}
      failure=${timeline.failure}
      what="channel"
      onRetry=${() => openChannel(ctx, channel)}
    />`;
  }
  if (!timeline?.loaded || !isPlaceLoaded) return html`<${MessagesSkeleton} />`;
  return html`<${MessageList}
    ctx=${ctx}
    channel=${channel}
    rootId=${null}
    timeline=${timeline}
    commands=${commands}
    beginning=${html`<${ChannelBeginning} ctx=${ctx} channel=${channel} isEmpty=${timeline.order.length === 0} />`}
  />`;
}
