import { html, useRef, useState } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { peopleIn, toIds, toNames } from '../mentions/index.js';
import { MessageBody } from '../messages/message-body.js';
import { draftOf } from '../messages/drafts.js';
import { MAX_LENGTH, TextArea, TextCounter } from '../messages/text-area.js';
import { Avatar, Icon, Menu, RelativeTime, confirm, sentenceFor } from '../shell/index.js';
import { isAdmin } from '../workspaces/selectors.js';
import { attempt, deleteComment, editComment, postComment } from './actions.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/board-state.js').CardComment} CardComment */
/** @typedef {Record<string, import('../../core/state.js').Member>} Members */

/**
 * @param {{ctx: Context, comment: CardComment, members: Members, workspaceId: string, isLocked: boolean}} props
 */
export function Comment({ ctx, comment, members, workspaceId, isLocked }) {
  const meId = useStore(ctx.store, (state) => state.me?.id ?? '');
  const mayModerate = useStore(ctx.store, (state) => isAdmin(state.workspaces[workspaceId]?.role));
  const [isEditing, setEditing] = useState(false);
  const name = members[comment.authorId]?.displayName ?? 'Somebody';
  const isMine = comment.authorId === meId;
  const remove = () =>
    confirm(ctx, {
      title: 'Delete this comment?',
      text: 'It is taken away for everyone. This can’t be undone.',
      action: 'Delete',
      run: () => deleteComment(ctx, comment.id),
    });
  /** @type {(import('../shell/menu.js').MenuItem | false)[]} */
  const items = [
    isMine && { label: 'Edit', icon: 'edit', onSelect: () => setEditing(true) },
    (isMine || mayModerate) && { label: 'Delete', icon: 'trash', danger: true, onSelect: remove },
  ];
  const offered = items.filter((item) => item !== false);
  return html`<li class="trail-comment">
    <${Avatar} userId=${comment.authorId} name=${name} size="small" />
    <div class="trail-comment-main">
      <div class="trail-comment-heading">
        <span class="message-author" dir="auto">${name}</span>
        <span class="muted small"
          ><${RelativeTime} at=${comment.createdAt} />${comment.editedAt && !comment.deletedAt ? ' (edited)' : ''}</span
        >
        ${
          offered.length > 0 && !comment.deletedAt && !isEditing && !isLocked
            ? html`<${Menu} label="Comment actions" className="icon-button is-tiny is-quiet" items=${offered} />`
            : null
        }
      </div>
      ${
        comment.deletedAt
          ? html`<p class="message-tombstone">This comment was deleted</p>`
          : isEditing
            ? html`<${CommentEditor}
                ctx=${ctx}
                comment=${comment}
                members=${members}
                onClose=${() => setEditing(false)}
              />`
            : html`<${MessageBody} body=${comment.body} members=${members} meId=${meId} />`
      }
    </div>
  </li>`;
}

/** @param {{ctx: Context, comment: CardComment, members: Members, onClose: () => void}} props */
function CommentEditor({ ctx, comment, members, onClose }) {
  const [text, setText] = useState(() => toNames(comment.body, members));
  const [failure, setFailure] = useState('');
  const picked = useRef(peopleIn(comment.body));
  const field = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const isWrong = text.trim() === '' || text.length > MAX_LENGTH;
  const save = async () => {
    const body = toIds(text.trim(), members, picked.current);
    if (isWrong) return;
    if (body === comment.body) return onClose();
    try {
      await editComment(ctx, comment, body);
      onClose();
    } catch (error) {
      if (/** @type {any} */ (error).name !== 'RealtimeError') throw error;
      setFailure(sentenceFor(error));
    }
  };
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return html`<div class="message-editor" onKeyDown=${onKeyDown}>
    ${failure ? html`<p class="notice small" role="alert">${failure}</p>` : null}
    <div class="composer-box">
      <${TextArea}
        field=${field}
        label="Edit comment"
        text=${text}
        members=${members}
        onPick=${(/** @type {string} */ userId) => picked.current.push(userId)}
        onText=${setText}
        onEnter=${save}
      />
    </div>
    <div class="message-editor-actions">
      <${TextCounter} text=${text} />
      <button type="button" class="button" onClick=${onClose}>Cancel</button>
      <button type="button" class="button is-primary" disabled=${isWrong} onClick=${save}>Save</button>
    </div>
  </div>`;
}

/**
 * Where one comments on a card; what is not sent yet survives a reload.
 * @param {{ctx: Context, cardId: string, members: Members}} props
 */
export function CommentComposer({ ctx, cardId, members }) {
  const meId = useStore(ctx.store, (state) => state.me?.id ?? '');
  const draft = draftOf(meId, cardId, 'comment');
  const [text, setText] = useState(draft.read);
  const [isBusy, setBusy] = useState(false);
  const picked = useRef(/** @type {string[]} */ ([]));
  const field = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const isWrong = text.trim() === '' || text.length > MAX_LENGTH;
  /** @param {string} value */
  const write = (value) => {
    setText(value);
    draft.write(value);
  };
  const send = async () => {
    if (isWrong || isBusy) return;
    setBusy(true);
    const sent = text;
    if (await attempt(ctx, () => postComment(ctx, cardId, toIds(sent.trim(), members, picked.current)))) {
      picked.current = [];
      // What was written on while it was under way stays.
      if (field.current?.value === sent) write('');
    }
    setBusy(false);
    field.current?.focus();
  };
  return html`<div class="composer">
    <div class=${text.length > MAX_LENGTH ? 'composer-box is-over' : 'composer-box'}>
      <${TextArea}
        field=${field}
        label="Write a comment"
        placeholder="Write a comment"
        text=${text}
        members=${members}
        onPick=${(/** @type {string} */ userId) => picked.current.push(userId)}
        onText=${write}
        onEnter=${send}
      />
      <button
        type="button"
        class="composer-send"
        aria-label="Send the comment"
        title="Send (Enter)"
        disabled=${isWrong || isBusy}
        onClick=${send}
      >
        <${Icon} name="send" />
      </button>
    </div>
    <${TextCounter} text=${text} />
  </div>`;
}
