import { html, useEffect, useState } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { search } from '../shell/fuzzy.js';
import { Avatar, Dialog, FormError, Icon, SkeletonRows, sentenceFor } from '../shell/index.js';
import { isOnline } from '../presence/index.js';
import { activeMembers } from '../workspaces/index.js';
import { addChannelMember, loadChannelMembers, removeChannelMember } from './actions.js';
import { mayManage } from './selectors.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/state.js').Member} Member */
/** @typedef {import('../../core/state.js').Channel} Channel */

/**
 * Who is in a channel. Everyone is in a public one; a private one is joined by being added.
 * @param {{ctx: Context, detail: {channelId: string}, onClose: () => void}} props
 */
export function ChannelMembersDialog({ ctx, detail, onClose }) {
  const [query, setQuery] = useState('');
  const [error, setError] = useState(/** @type {string | null} */ (null));
  const channel = useStore(ctx.store, (state) => state.channels[detail.channelId]);
  const everyone = activeMembers(useStore(ctx.store, (state) => state.members[channel?.workspaceId ?? '']));
  const inChannel = useStore(ctx.store, (state) => state.channelMembers[detail.channelId]);
  useEffect(() => {
    if (channel?.isPrivate)
      loadChannelMembers(ctx, detail.channelId).catch((failure) => setError(sentenceFor(failure)));
  }, []);
  if (!channel) return null;

  /** @param {Promise<void>} command */
  const attempt = (command) => {
    setError(null);
    command.catch((failure) => setError(sentenceFor(failure)));
  };
  const isReady = !channel.isPrivate || inChannel;
  const isIn = (/** @type {Member} */ member) => !channel.isPrivate || Boolean(inChannel?.[member.userId]);
  const found = search(query, everyone, (member) => member.displayName).map(({ item }) => item);
  const members = found.filter(isIn);
  const others = found.filter((member) => !isIn(member));
  const row = (/** @type {Member} */ member) =>
    html`<${MemberRow}
      key=${member.userId}
      ctx=${ctx}
      channel=${channel}
      member=${member}
      isIn=${isIn(member)}
      attempt=${attempt}
      onClose=${onClose}
    />`;

  return html`<${Dialog} title=${`People in ${channel.isPrivate ? '' : '#'}${channel.name}`} onClose=${onClose}>
    <div class="dialog-content is-list">
      <label class="search-field">
        <${Icon} name="search" size="small" />
        <input
          class="input"
          type="search"
          placeholder="Find a person"
          aria-label="Find a person"
          value=${query}
          onInput=${(/** @type {{currentTarget: HTMLInputElement}} */ event) => setQuery(event.currentTarget.value)}
          data-autofocus
        />
      </label>
      <${FormError} text=${error} />
      ${
        isReady
          ? html`<ul class="dialog-list">
              ${members.map(row)}
              ${others.length > 0 ? html`<li key="others" class="list-heading">Not in this channel</li>` : null}
              ${others.map(row)}
              ${found.length === 0 ? html`<li key="none" class="muted">Nobody by that name.</li>` : null}
            </ul>`
          : html`<${SkeletonRows} rows=${4} label="Reading who is in this channel" />`
      }
    </div>
  <//>`;
}

/** @param {{ctx: Context, channel: Channel, member: Member, isIn: boolean, attempt: (command: Promise<void>) => void, onClose: () => void}} props */
function MemberRow({ ctx, channel, member, isIn, attempt, onClose }) {
  const online = useStore(ctx.store, (state) => isOnline(state, channel.workspaceId, member.userId));
  const isMe = ctx.store.get().me?.id === member.userId;
  const mayRemove = channel.isPrivate && isIn && !isMe && mayManage(ctx.store.get(), channel);
  return html`<li class="member-row">
    <a class="member-link" href=${`/w/${channel.workspaceId}/people/${member.userId}`} onClick=${onClose}>
      <${Avatar} userId=${member.userId} name=${member.displayName} online=${online} />
      <span class="ellipsis">${member.displayName}${isMe ? html` <span class="muted">(you)</span>` : null}</span>
    </a>
    ${
      isIn
        ? null
        : html`<button
            type="button"
            class="button"
            aria-label=${`Add ${member.displayName}`}
            onClick=${() => attempt(addChannelMember(ctx, channel.id, member.userId))}
          >
            Add
          </button>`
    }
    ${
      mayRemove
        ? html`<button
            type="button"
            class="button"
            aria-label=${`Remove ${member.displayName}`}
            onClick=${() => attempt(removeChannelMember(ctx, channel.id, member.userId))}
          >
            Remove
          </button>`
        : null
    }
  </li>`;
}
