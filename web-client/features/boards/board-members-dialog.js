import { html, useEffect, useState } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { search } from '../shell/fuzzy.js';
import { Avatar, Dialog, FormError, Icon, SkeletonRows, sentenceFor } from '../shell/index.js';
import { activeMembers } from '../workspaces/index.js';
import { addBoardMember, loadBoardMembers, removeBoardMember } from './members-actions.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/state.js').Member} Member */

/**
 * Who is on a private board.
 * @param {{ctx: Context, detail: {boardId: string}, onClose: () => void}} props
 */
export function BoardMembersDialog({ ctx, detail: { boardId }, onClose }) {
  const [query, setQuery] = useState('');
  const [error, setError] = useState(/** @type {string | null} */ (null));
  const board = useStore(ctx.store, (state) => state.boards[boardId]);
  const everyone = activeMembers(useStore(ctx.store, (state) => state.members[board?.workspaceId ?? '']));
  const onBoard = useStore(ctx.store, (state) => state.boardMembers[boardId]);
  const myId = ctx.store.get().me?.id;
  /** @param {Promise<void>} command */
  const attempt = (command) => {
    setError(null);
    command.catch((failure) => setError(sentenceFor(failure)));
  };
  useEffect(() => attempt(loadBoardMembers(ctx, boardId)), []);
  if (!board) return null;

  const found = search(query, everyone, (member) => member.displayName).map(({ item }) => item);
  /** @param {Member} member */
  const row = (member) => {
    const isOn = Boolean(onBoard?.[member.userId]);
    const isMe = member.userId === myId;
    const mayChange = !isOn || isMe || board.role === 'admin';
    const run = () =>
      isMe && isOn
        ? removeBoardMember(ctx, board, member.userId).then(onClose)
        : isOn
          ? removeBoardMember(ctx, board, member.userId)
          : addBoardMember(ctx, boardId, member.userId);
    const action = isOn ? (isMe ? 'Leave' : 'Remove') : 'Add';
    return html`<li key=${member.userId} class="member-row">
      <span class="member-link">
        <${Avatar} userId=${member.userId} name=${member.displayName} />
        <span class="ellipsis">${member.displayName}${isMe ? html` <span class="muted">(you)</span>` : null}</span>
      </span>
      ${
        mayChange
          ? html`<button
              type="button"
              class="button"
              aria-label=${`${action} ${isMe ? 'the board' : member.displayName}`}
              onClick=${() => attempt(run())}
            >
              ${action}
            </button>`
          : null
      }
    </li>`;
  };
  const others = found.filter((member) => !onBoard?.[member.userId]);
  return html`<${Dialog} title=${`People on ${board.name}`} onClose=${onClose}>
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
        onBoard
          ? html`<ul class="dialog-list">
              ${found.filter((member) => onBoard[member.userId]).map(row)}
              ${others.length > 0 ? html`<li key="others" class="list-heading">Not on this board</li>` : null}
              ${others.map(row)}
            </ul>`
          : html`<${SkeletonRows} rows=${4} label="Reading who is on this board" />`
      }
    </div>
  <//>`;
}
