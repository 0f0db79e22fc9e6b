import { html, useEffect, useMemo, useRef, useState } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { dayLabel } from './format.js';
import { pendingMessages, rowsOf } from './grouping.js';
import { JumpButton, OlderRow } from './list-edges.js';
import { loadOlder, loadOlderReplies } from './loading.js';
import { moveByKey } from './message-keys.js';
import { MessageRow } from './message-row.js';
import { nameOf } from './names.js';
import { announcement, missedCount } from './reading.js';
import { startOf, usePlace, useTarget } from './use-place.js';
import { useReading } from './use-reading.js';
import { useScroll } from './use-scroll.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('./timeline.js').Message} Message */
/** @typedef {import('./grouping.js').Row} Row */

/**
 * The messages of a channel or the replies of a thread.
 * @param {{
 *   ctx: Context, channel: import('../../core/state.js').Channel, rootId: string | null,
 *   timeline: import('./timeline.js').Timeline, commands: import('./use-commands.js').Commands, beginning: any,
 * }} props
 */
export function MessageList({ ctx, channel, rootId, timeline, commands, beginning }) {
  const members = useStore(ctx.store, (state) => state.members[channel.workspaceId]);
  const meId = useStore(ctx.store, (state) => state.me?.id ?? '');
  const outbox = useStore(ctx.store, (state) => state.outbox);
  const [activeKey, setActiveKey] = useState('');
  const { order, hasOlder, older } = timeline;
  const messages = useMemo(() => order.map((id) => timeline.messages[id]), [timeline]);
  const pending = useMemo(() => {
    const mine = Object.values(outbox).filter((item) => item.channelId === channel.id && item.threadRootId === rootId);
    return pendingMessages(mine, messages, meId);
  }, [outbox, messages, meId]);

  const onOlder = () => void (rootId ? loadOlderReplies(ctx, channel.id, rootId) : loadOlder(ctx, channel.id));
  const place = usePlace(ctx, rootId ?? channel.id);
  const [first] = useState(() => startOf({ channel, rootId, messages, meId, place: place.recalled }));
  const scroll = useScroll({ order, hasOlder: hasOlder && older !== 'failed', onOlder, first, onRest: place.remember });
  const { from, to, isAtEnd } = scroll;
  commands.list.current = scroll;

  const { reading, clearLine } = useReading({ ctx, channel, rootId, messages, meId, isAtEnd });
  const target = useTarget({ ctx, channel, rootId, messages: timeline.messages, show: scroll.show });

  const lastPending = pending[pending.length - 1]?.id;
  const sentBefore = useRef(lastPending);
  useEffect(() => {
    if (lastPending && lastPending !== sentBefore.current) {
      clearLine();
      scroll.toEnd();
    }
    sentBefore.current = lastPending;
  }, [lastPending]);

  const isLive = to === order.length;
  const rows = useMemo(() => {
    const shown = [...messages.slice(from, to), ...(isLive ? pending : [])];
    return rowsOf(shown, { previous: messages[from - 1] ?? null, newAfter: reading.line, meId });
  }, [messages, pending, from, to, reading.line, meId]);
  const active = rows.some((row) => row.key === activeKey)
    ? activeKey
    : rows.findLast((row) => row.kind === 'message')?.key;

  /** @param {Row} row */
  const draw = (row) => {
    if (row.kind === 'day')
      return html`<li key=${row.key} class="day-line"><span>${dayLabel(row.at, Date.now())}</span></li>`;
    if (row.kind === 'new') return html`<li key="new" class="new-line" data-key="new"><span>New</span></li>`;
    const { message, key, follows } = row;
    return html`<${MessageRow}
      key=${key}
      ctx=${ctx}
      rowKey=${key}
      message=${message}
      follows=${follows}
      members=${members}
      meId=${meId}
      workspaceId=${channel.workspaceId}
      isArchived=${channel.isArchived}
      handlers=${commands.handlers}
      editing=${commands.editing?.message.id === message.id ? commands.editing : null}
      isActive=${key === active}
      inThread=${rootId !== null}
      isTarget=${target === message.id}
    />`;
  };

  return html`<div class="message-list">
    <div class="message-scroll" ref=${scroll.box}>
      <div class="message-flow">
        ${hasOlder || from > 0 ? html`<${OlderRow} hasFailed=${older === 'failed'} onRetry=${onOlder} />` : beginning}
        <ol
          class="message-rows"
          aria-label=${rootId ? 'Replies' : 'Messages'}
          onKeyDown=${(/** @type {KeyboardEvent} */ event) => moveByKey(event, { messages, pending, meId, ...commands })}
          onFocusIn=${(/** @type {FocusEvent} */ event) => setActiveKey(keyAt(event))}
        >
          ${rows.map(draw)}
        </ol>
      </div>
    </div>
    ${isAtEnd ? null : html`<${JumpButton} missed=${missedCount(messages, reading.seen, meId)} onJump=${scroll.toEnd} />`}
    <${Announcer} messages=${messages} members=${members} meId=${meId} />
  </div>`;
}

/** @param {FocusEvent} event */
function keyAt(event) {
  const row = /** @type {Element} */ (event.target).closest('.message');
  return /** @type {HTMLElement | null} */ (row)?.dataset.key ?? '';
}

/**
 * Says what comes in while the conversation is open; what was there before and one's own messages are not said.
 * @param {{messages: readonly Message[], members: any, meId: string}} props
 */
function Announcer({ messages, members, meId }) {
  const newest = messages[messages.length - 1]?.seq ?? 0;
  const said = useRef(newest);
  const [text, setText] = useState('');
  useEffect(() => {
    const fresh = messages.filter((message) => message.seq > said.current && message.authorId !== meId);
    said.current = Math.max(said.current, newest);
    if (fresh.length > 0) setText(announcement(fresh, (id) => nameOf(members, id)));
  }, [newest]);
  return html`<div class="visually-hidden" role="status" aria-live="polite">${text}</div>`;
}
