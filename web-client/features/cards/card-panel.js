import { html, useEffect, useLayoutEffect, useRef } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { EmptyState, Icon, SkeletonRows } from '../shell/index.js';
import { inBackground } from '../shell/background.js';
import { boardPath } from '../boards/selectors.js';
import { focusCard } from '../boards/showing.js';
import { openCard } from './actions.js';
import { CardDescription } from './card-description.js';
import { CardMenu } from './card-menu.js';
import { CardNotice } from './card-notice.js';
import { CardProperties } from './card-properties.js';
import { CardSource } from './card-source.js';
import { CardTitle } from './card-title.js';
import { Checklists } from './checklists.js';
import { CommentComposer } from './comment.js';
import { TrailView } from './trail-view.js';

/** @typedef {import('../../core/state.js').Context} Context */

/**
 * The opened card, beside its board.
 * @param {{ctx: Context, boardId: string, cardId: string, onClose: () => void}} props
 */
export function CardPanel({ ctx, boardId, cardId, onClose }) {
  const board = useStore(ctx.store, (state) => state.boards[boardId]);
  const isFollowed = useStore(ctx.store, (state) => state.boardContents[boardId]?.loaded === true);
  const shown = useStore(ctx.store, (state) => state.boardContents[boardId]?.cards[cardId]);
  const card = useStore(ctx.store, (state) => state.cards[cardId]);
  const trail = useStore(ctx.store, (state) => state.cardTrails[cardId]);
  const query = useStore(ctx.store, (state) => state.route?.query ?? {});
  const panel = useRef(/** @type {HTMLElement | null} */ (null));
  useFocusBack(panel, cardId);
  // The board is read first: from its head on, events tell what becomes of the card. One that the board shows in a
  // newer version than this one has missed something, and is read again.
  const isBehind =
    trail?.status === 'ready' && card !== undefined && shown !== undefined && shown.version > card.version;
  const isKnown = trail?.status === 'ready' && card !== undefined;
  const isForgotten = trail === undefined;
  useEffect(() => {
    // One that was open before is kept up by events as long as its board is followed.
    if (isFollowed && (!isKnown || isBehind)) inBackground(openCard(ctx, boardId, cardId));
  }, [boardId, cardId, isFollowed, isBehind, isForgotten]);

  const back = board ? boardPath(board, query) : '/';
  return html`<header class="top-bar" ref=${panel}>
      <a class="icon-button back-link" href=${back} aria-label="Back to the board"><${Icon} name="arrow-left" /></a>
      <h2 tabindex="-1" class="detail-bar-title">Card</h2>
      <span class="muted small ellipsis">${board?.name ?? ''}</span>
      <div class="top-bar-actions">
        ${card ? html`<${CardMenu} ctx=${ctx} card=${card} onClose=${onClose} />` : null}
        <a class="icon-button wide-only" href=${back} aria-label="Close the card"><${Icon} name="close" /></a>
      </div>
    </header>
    ${
      card && trail && trail.status !== 'missing'
        ? html`<${Opened} key=${cardId} ctx=${ctx} card=${card} trail=${trail} />`
        : html`<${Unopened} status=${trail?.status} onRetry=${() => inBackground(openCard(ctx, boardId, cardId))} />`
    }`;
}

/** @param {{ctx: Context, card: import('../../core/board-state.js').CardDetail, trail: import('../../core/board-state.js').CardTrail}} props */
function Opened({ ctx, card, trail }) {
  const board = useStore(ctx.store, (state) => state.boards[card.boardId]);
  const workspaceId = board?.workspaceId ?? '';
  const members = useStore(ctx.store, (state) => state.members[workspaceId]) ?? {};
  const isLocked = card.state !== 'active' || board?.isArchived === true;
  /** @param {string} member who wrote it last, as far as is known */
  const editorOf = (member) => {
    const event = trail.activity.find(({ type, data }) => type === 'card.updated' && member in data.after);
    return members[event?.actorId ?? '']?.displayName ?? 'Somebody';
  };
  return html`<div class="detail" data-card=${card.id}>
      ${card.cover ? html`<div class=${`detail-cover-strip colour-${card.cover}`}></div>` : null}
      <${CardNotice} ctx=${ctx} card=${card} />
      <${CardTitle} ctx=${ctx} card=${card} isLocked=${isLocked} lastEditor=${editorOf('title')} />
      <${CardSource} ctx=${ctx} card=${card} />
      <${CardProperties} ctx=${ctx} card=${card} isLocked=${isLocked} />
      <${CardDescription} ctx=${ctx} card=${card} isLocked=${isLocked} lastEditor=${editorOf('description')} />
      <${Checklists} ctx=${ctx} card=${card} isLocked=${isLocked} />
      <${TrailView} ctx=${ctx} card=${card} trail=${trail} workspaceId=${workspaceId} isLocked=${isLocked} />
    </div>
    ${isLocked ? null : html`<${CommentComposer} key=${card.id} ctx=${ctx} cardId=${card.id} members=${members} />`}`;
}

/** @param {{status: string | undefined, onRetry: () => void}} props */
function Unopened({ status, onRetry }) {
  if (status === 'missing') {
    return html`<${EmptyState}
      icon="board"
      title="No such card"
      text="It was deleted for good, or you can’t see it."
    />`;
  }
  if (status === 'failed') {
    return html`<${EmptyState} icon="alert" title="Couldn’t load the card" text="What you wrote is safe.">
      <button type="button" class="button is-primary" onClick=${onRetry}>Try again</button>
    <//>`;
  }
  return html`<div class="detail"><${SkeletonRows} rows=${7} label="Loading the card" /></div>`;
}

/**
 * Opening a card takes the focus into it; closing it around the focus gives the focus back to the card on its board.
 * @param {{current: HTMLElement | null}} inside
 * @param {string} cardId
 */
function useFocusBack(inside, cardId) {
  useLayoutEffect(() => {
    const panel = /** @type {HTMLElement} */ (inside.current?.closest('.panel'));
    inside.current?.querySelector('h2')?.focus({ preventScroll: true });
    return () => {
      if (!panel.contains(document.activeElement)) return;
      // On a narrow screen the board can be focused only after the panel is gone.
      queueMicrotask(() => {
        if (document.activeElement === document.body && !focusCard(cardId)) document.getElementById('main')?.focus();
      });
    };
  }, [cardId]);
}
