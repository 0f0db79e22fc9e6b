import { html, useEffect, useMemo, useRef, useState } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { toIds } from '../mentions/index.js';
import { Icon } from '../shell/index.js';
import { send } from './actions.js';
import { draftOf } from './drafts.js';
import { MAX_LENGTH, TextArea, TextCounter } from './text-area.js';
import { createTypist } from './typing.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/state.js').Channel} Channel */

/**
 * Where one writes to a channel or a thread.
 * @param {{ctx: Context, channel: Channel, rootId: string | null, onEditLast: () => boolean}} props
 */
export function Composer({ ctx, channel, rootId, onEditLast }) {
  const meId = useStore(ctx.store, (state) => state.me?.id ?? '');
  const draft = useMemo(() => draftOf(meId, channel.id, rootId), [meId, channel.id, rootId]);
  const typist = useMemo(() => createTypist((isTyping) => void sayTyping(ctx, channel.id, isTyping)), [channel.id]);
  const [text, setText] = useState(draft.read);
  const members = useStore(ctx.store, (state) => state.members[channel.workspaceId]);
  const picked = useRef(/** @type {string[]} */ ([]));
  const field = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const isEmpty = text.trim() === '';
  const isTooLong = text.length > MAX_LENGTH;
  useEffect(() => {
    // On a phone the keyboard would cover what one came to read. Where the page came late, a menu or dialog may be open by now.
    const isElsewhere = document.activeElement?.closest('[popover], dialog');
    if (!isElsewhere && window.matchMedia('(hover: hover)').matches) field.current?.focus({ preventScroll: true });
    return typist.stopped;
  }, []);

  if (channel.isArchived) {
    return html`<p class="composer-closed">
      <${Icon} name="archive" size="small" />This channel is archived: it can be read, but not written to.
    </p>`;
  }

  /** @param {string} value */
  const write = (value) => {
    setText(value);
    draft.write(value);
    if (value.trim() === '') typist.stopped();
    else typist.typed();
  };
  const submit = () => {
    if (isEmpty || isTooLong) return;
    send(ctx, { channelId: channel.id, body: toIds(text.trim(), members, picked.current), threadRootId: rootId });
    picked.current = [];
    setText('');
    draft.write('');
    typist.stopped();
    field.current?.focus();
  };
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    if (event.key === 'ArrowUp' && text === '' && onEditLast()) event.preventDefault();
  };

  const name = channel.isPrivate ? channel.name : `#${channel.name}`;
  const label = rootId ? 'Reply…' : `Write to ${name}`;
  return html`<div class="composer">
    <div class=${isTooLong ? 'composer-box is-over' : 'composer-box'}>
      <${TextArea}
        field=${field}
        label=${label}
        placeholder=${label}
        text=${text}
        members=${members}
        onPick=${(/** @type {string} */ userId) => picked.current.push(userId)}
        onText=${write}
        onEnter=${submit}
        onKeyDown=${onKeyDown}
        onBlur=${typist.stopped}
      />
      <button
        type="button"
        class="composer-send"
        aria-label="Send"
        title="Send (Enter)"
        disabled=${isEmpty || isTooLong}
        onClick=${submit}
      >
        <${Icon} name="send" />
      </button>
    </div>
    <${TextCounter} text=${text} />
  </div>`;
}

/**
 * @param {Context} ctx
 * @param {string} channelId
 * @param {boolean} isTyping
 */
async function sayTyping(ctx, channelId, isTyping) {
  if (ctx.connection.status() !== 'online') return;
  try {
    await ctx.connection.invoke('SetTyping', channelId, isTyping);
  } catch (error) {
    // Nobody misses a signal that got lost: it is forgotten after seconds anyway.
    if (/** @type {any} */ (error).name !== 'RealtimeError') throw error;
  }
}
