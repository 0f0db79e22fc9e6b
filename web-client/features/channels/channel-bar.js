import { html, useEffect } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { Icon, Menu, confirm, openDialog, sentenceFor, toast } from '../shell/index.js';
import { inBackground } from '../shell/background.js';
import { copyAndTell } from '../shell/clipboard.js';
import { activeMembers } from '../workspaces/index.js';
import { leaveChannel, loadChannelMembers, updateChannel } from './actions.js';
import { mayManage, pathOf } from './selectors.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/state.js').Channel} Channel */
/** @typedef {import('../../core/state.js').State} State */

/**
 * The top of a channel: its name and topic, how many are in it, and what can be done with it.
 * @param {{ctx: Context, channel: Channel}} props
 */
export function ChannelBar({ ctx, channel }) {
  const count = useStore(ctx.store, (state) => memberCount(state, channel));
  const manages = useStore(ctx.store, (state) => mayManage(state, channel));
  useEffect(() => {
    if (!channel.isPrivate) return;
    // The count is left out when it cannot be read; the list of people says why when it is opened.
    inBackground(loadChannelMembers(ctx, channel.id));
  }, [channel.id, channel.isPrivate]);

  const showPeople = () => openDialog(ctx, 'channel-members', { channelId: channel.id });
  return html`<header class="top-bar">
    <a class="icon-button back-link" href=${`/w/${channel.workspaceId}`} aria-label="Back to channels"
      ><${Icon} name="arrow-left"
    /></a>
    <h1 title=${channel.name}>
      <${Icon} name=${channel.isPrivate ? 'lock' : 'hash'} /><span class="ellipsis">${channel.name}</span>
    </h1>
    ${channel.isArchived ? html`<span class="tag">Archived</span>` : null}
    ${channel.topic ? html`<p class="top-bar-topic ellipsis" title=${channel.topic}>${channel.topic}</p>` : null}
    <div class="top-bar-actions">
      <button
        type="button"
        class="icon-button count-button"
        aria-label=${count === null ? 'People' : `${count} people`}
        onClick=${showPeople}
      >
        <${Icon} name="users" size="small" />${count}
      </button>
      <${Menu} label="Channel menu" items=${menuItems(ctx, channel, manages, showPeople)} />
    </div>
  </header>`;
}

/**
 * @param {State} state
 * @param {Channel} channel
 * @returns {number | null} null when it is not known yet
 */
function memberCount(state, channel) {
  if (!channel.isPrivate) return activeMembers(state.members[channel.workspaceId]).length;
  const members = state.channelMembers[channel.id];
  return members ? Object.keys(members).length : null;
}

/**
 * @param {Context} ctx
 * @param {Channel} channel
 * @param {boolean} manages
 * @param {() => void} showPeople
 * @returns {import('../shell/menu.js').MenuItem[]}
 */
function menuItems(ctx, channel, manages, showPeople) {
  /** @type {import('../shell/menu.js').MenuItem[]} */
  const items = [];
  if (manages && !channel.isArchived) {
    items.push({
      label: 'Edit name and topic',
      icon: 'edit',
      onSelect: () => openDialog(ctx, 'edit-channel', { channelId: channel.id }),
    });
  }
  items.push({ label: 'People', icon: 'users', onSelect: showPeople });
  items.push({
    label: 'Copy link',
    icon: 'link',
    onSelect: () => copyAndTell(ctx, addressOf(channel), 'Link copied.'),
  });
  if (!manages && !channel.isPrivate) return items;
  items.push('separator');
  if (manages && channel.isArchived)
    items.push({ label: 'Restore channel', icon: 'archive', onSelect: () => restore(ctx, channel) });
  else if (manages)
    items.push({ label: 'Archive channel', icon: 'archive', onSelect: () => askToArchive(ctx, channel) });
  if (channel.isPrivate)
    items.push({ label: 'Leave channel', icon: 'leave', danger: true, onSelect: () => askToLeave(ctx, channel) });
  return items;
}

/** @param {Channel} channel */
const addressOf = (channel) => new URL(pathOf(channel), location.href).href;

/** @param {Context} ctx @param {Channel} channel */
async function restore(ctx, channel) {
  try {
    await updateChannel(ctx, channel, { isArchived: false });
  } catch (error) {
    toast(ctx, sentenceFor(error));
  }
}

/** @param {Context} ctx @param {Channel} channel */
function askToArchive(ctx, channel) {
  confirm(ctx, {
    title: `Archive #${channel.name}?`,
    text: 'Nobody can write in it any more. What was written stays and can be read. You can restore it later.',
    action: 'Archive',
    run: async () => {
      await updateChannel(ctx, channel, { isArchived: true });
      toast(ctx, `#${channel.name} is archived.`, {
        label: 'Undo',
        run: () => restore(ctx, ctx.store.get().channels[channel.id] ?? channel),
      });
    },
  });
}

/** @param {Context} ctx @param {Channel} channel */
function askToLeave(ctx, channel) {
  confirm(ctx, {
    title: `Leave ${channel.name}?`,
    text: 'You stop seeing this private channel. Somebody in it can add you again.',
    action: 'Leave',
    run: () => leaveChannel(ctx, channel),
  });
}
