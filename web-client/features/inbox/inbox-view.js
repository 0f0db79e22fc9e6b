import { html, useState } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { toNames } from '../mentions/index.js';
import { EmptyState, Icon, RelativeTime, SkeletonRows, sentenceFor, toast } from '../shell/index.js';
import { cardPath } from '../boards/selectors.js';
import { dueLabel } from '../boards/due.js';
import { loadOlderItems, mark, markAllRead } from './actions.js';
import { noticeOf } from './notices.js';
import { dateFormat } from '../shell/time.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/board-state.js').InboxItem} InboxItem */

/** @param {{ctx: Context, workspaceId: string}} props */
export function InboxView({ ctx, workspaceId }) {
  const inbox = useStore(ctx.store, (state) => state.inbox);
  const [onlyUnread, setOnlyUnread] = useState(false);
  const [kept, setKept] = useState(/** @type {string[]} */ ([]));
  /** @param {() => Promise<unknown>} run */
  const attempt = (run) =>
    void run().catch((error) => {
      if (error?.name !== 'RealtimeError') throw error;
      toast(ctx, sentenceFor(error), undefined, 'danger');
    });
  // What is read while one looks at the unread stays until the next look: a list must not slip away under the finger.
  const items = inbox.order
    .map((id) => inbox.items[id])
    .filter((item) => !onlyUnread || item.readAt === null || kept.includes(item.id));
  /** @param {InboxItem} item @param {boolean} isRead */
  const put = (item, isRead) => {
    setKept((known) => [...known, item.id]);
    attempt(() => mark(ctx, [item.id], isRead));
  };
  return html`<header class="top-bar">
      <a class="icon-button back-link" href=${`/w/${workspaceId}`} aria-label="Back to channels"
        ><${Icon} name="arrow-left"
      /></a>
      <h1>Inbox</h1>
      <div class="top-bar-actions">
        <button
          type="button"
          class="button"
          aria-pressed=${String(onlyUnread)}
          onClick=${() => {
            setKept([]);
            setOnlyUnread(!onlyUnread);
          }}
        >
          Unread
        </button>
        <button
          type="button"
          class="button"
          disabled=${inbox.unread === 0}
          onClick=${() => attempt(() => markAllRead(ctx))}
        >
          Mark all as read
        </button>
      </div>
    </header>
    <div class="inbox">
      ${
        !inbox.loaded
          ? html`<${SkeletonRows} rows=${6} label="Loading your inbox" />`
          : items.length === 0
            ? html`<${EmptyState}
                icon="bell"
                title=${onlyUnread ? 'All read' : 'Nothing yet'}
                text="When somebody mentions you or assigns you a card, and when a reminder is due, it comes here."
              />`
            : html`<ol class="inbox-items" aria-label="Notices">
                ${items.map((item) => html`<${Row} key=${item.id} ctx=${ctx} item=${item} onMark=${put} />`)}
              </ol>`
      }
      ${
        inbox.next && (items.length > 0 || onlyUnread)
          ? html`<button type="button" class="button inbox-more" onClick=${() => attempt(() => loadOlderItems(ctx))}>
              Show older
            </button>`
          : null
      }
    </div>`;
}

/** @param {{ctx: Context, item: InboxItem, onMark: (item: InboxItem, isRead: boolean) => void}} props */
function Row({ ctx, item, onMark }) {
  const members = useStore(ctx.store, (state) => state.members[item.workspaceId]);
  const workspace = useStore(ctx.store, (state) => state.workspaces[item.workspaceId]?.name);
  const isElsewhere = useStore(
    ctx.store,
    (state) => /** @type {any} */ (state.route)?.workspaceId !== item.workspaceId,
  );
  const { icon, text, detail, path } = noticeOf(
    item,
    (id) => members?.[id]?.displayName ?? 'Somebody',
    (body) => toNames(body, members),
    (instant) => dateFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(Date.parse(instant)),
  );
  const isUnread = item.readAt === null;
  const read = () => isUnread && onMark(item, true);
  return html`<li class=${isUnread ? 'inbox-item is-unread' : 'inbox-item'}>
    <${Icon} name=${icon} />
    <div class="inbox-main">
      ${path ? html`<a class="inbox-text" href=${path} onClick=${read} dir="auto">${text}</a>` : html`<span class="inbox-text" dir="auto">${text}</span>`}
      <span class="muted small">
        ${isUnread ? html`<span class="visually-hidden">Unread. </span>` : null}${detail}${isElsewhere && workspace ? ` in ${workspace}` : ''},${' '}<${RelativeTime}
          at=${item.at}
        />
      </span>
      ${
        item.kind === 'digest'
          ? html`<ul class="inbox-digest">
              ${item.data.cards?.map(
                (/** @type {any} */ card) =>
                  html`<li key=${card.cardId}>
                    <a
                      href=${cardPath({ id: card.boardId, workspaceId: item.workspaceId }, card.cardId)}
                      onClick=${read}
                      dir="auto"
                      >${card.title}</a
                    >
                    ${card.due ? html`<span class="muted small">${dueLabel(card.due, Date.now())}</span>` : null}
                  </li>`,
              )}
            </ul>`
          : null
      }
    </div>
    <button
      type="button"
      class="icon-button"
      aria-label=${`Mark as ${isUnread ? 'read' : 'unread'}: ${text}`}
      title=${isUnread ? 'Mark as read' : 'Mark as unread'}
      onClick=${() => onMark(item, isUnread)}
    >
      <span class=${isUnread ? 'inbox-dot is-unread' : 'inbox-dot'} aria-hidden="true"></span>
    </button>
  </li>`;
}
