import { html, useEffect, useMemo } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { Icon } from '../shell/index.js';
import { inBackground } from '../shell/background.js';
import { cardPath, dueLabel, dueTone, toneText, useNow } from './parts.js';
import { holdBoard, readLink } from './link-reading.js';
import { cardsIn } from './links.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/board-state.js').CardLink} CardLink */

/**
 * The cards that belong to a message: those it was made into, and those whose address it holds.
 * @param {{ctx: Context, message: {body: string, cardIds?: string[]}}} props
 */
export function MessageCards({ ctx, message }) {
  const linked = useMemo(() => cardsIn(message.body, location.origin).map(({ cardId }) => cardId), [message.body]);
  const ids = [...new Set([...(message.cardIds ?? []), ...linked])];
  if (ids.length === 0) return null;
  return html`<ul class="message-cards" aria-label="Cards">
    ${ids.map((id) => html`<${CardChip} key=${id} ctx=${ctx} cardId=${id} />`)}
  </ul>`;
}

/**
 * A card in a line: where it is and when it is due. A card that the reader may not see leaves the plain address alone.
 * @param {{ctx: Context, cardId: string}} props
 */
function CardChip({ ctx, cardId }) {
  const link = useStore(ctx.store, (state) => state.cardLinks[cardId]);
  const boardName = useStore(ctx.store, (state) => link && state.boards[link.boardId]?.name);
  const connection = useStore(ctx.store, (state) => state.connection.status);
  const isUnknown = !link || link.isStale === true;
  useEffect(() => {
    // What was refused is asked for again with every new connection.
    if (isUnknown) inBackground(readLink(ctx, cardId));
  }, [cardId, isUnknown, connection]);
  const boardId = link?.boardId;
  useEffect(() => (boardId ? holdBoard(ctx, boardId, cardId) : undefined), [boardId, cardId]);
  const now = useNow();
  if (!link) return null;
  const tone = link.due ? dueTone(link.due, link.isDone || link.state !== 'active', now) : null;
  const place = link.state === 'active' ? link.listName : { archived: 'Archived', trashed: 'In the trash' }[link.state];
  return html`<li>
    <a class="card-chip" href=${cardPath({ id: link.boardId, workspaceId: link.workspaceId }, cardId)}>
      <${Icon} name="board" size="small" />
      <span class="card-chip-title">${link.title}</span>
      <span class="card-chip-place">${boardName ?? link.boardName}: ${place}</span>
      ${
        link.due && tone
          ? html`<span class=${`due is-${tone}`}
              >${dueLabel(link.due, now)}<span class="visually-hidden"> ${toneText(tone)}</span></span
            >`
          : null
      }
    </a>
  </li>`;
}
