import { html, useEffect, useRef } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { Avatar, Dialog, RelativeTime } from '../shell/index.js';
import { LoadState } from '../shell/load-state.js';
import { useLoaded } from '../shell/use-loaded.js';
import { boardActsOf } from './board-acts.js';
import { withNewest, withOlder } from './board-deeds.js';
import { cardPath } from './selectors.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('./board-deeds.js').Deeds} Deeds */

/** How many pages are looked through at once for one that holds something. */
const MOST_PAGES = 10;
const LOOK_MS = 250;

/**
 * What happened to a board, newest first: its lists and labels, who was let in, which cards came, moved and went.
 * @param {{ctx: Context, detail: {boardId: string}, onClose: () => void}} props
 */
export function BoardActivityDialog({ ctx, detail: { boardId }, onClose }) {
  const known = useRef(/** @type {Deeds | null} */ (null));
  const path = `boards/${boardId}/activity`;
  const loaded = useLoaded(async () => (known.current = withNewest(known.current, await ctx.api.get(path))));
  const { data, busy, run } = loaded;
  useNewest(ctx, boardId, () => run(async () => {}, 'newest'));
  const isGone = useStore(ctx.store, (state) => !state.boards[boardId]);
  useEffect(() => {
    // Whoever no longer sees the board sees nothing of what happened there either.
    if (isGone) onClose();
  }, [isGone]);
  const loadOlder = () =>
    run(async () => {
      for (let pages = 0; pages < MOST_PAGES && known.current?.next; pages++) {
        const page = await ctx.api.get(`${path}?before=${encodeURIComponent(known.current.next)}`);
        known.current = withOlder(known.current, page);
        if (page.items.length > 0) return;
      }
    }, 'older');
  return html`<${Dialog} title="Activity" onClose=${onClose}>
    <div class="dialog-content is-list">
      <${LoadState} loaded=${loaded} rows=${6} label="Loading the activity" />
      ${data?.items.length === 0 && !data.next ? html`<p class="muted">Nothing to tell yet.</p>` : null}
      <ol class="board-deeds" aria-label="What happened here" aria-busy=${busy ? 'true' : 'false'}>
        ${(data?.items ?? []).map(
          (deed) => html`<${Deed} key=${deed.seq} ctx=${ctx} boardId=${boardId} deed=${deed} onOpen=${onClose} />`,
        )}
      </ol>
      ${data?.next ? html`<button type="button" class="button" onClick=${loadOlder}>Show more</button>` : null}
    </div>
  <//>`;
}

/**
 * What happens while one looks comes on top; where much does, it is read now and then and not each time.
 * @param {Context} ctx
 * @param {string} boardId
 * @param {() => Promise<unknown>} read
 */
function useNewest(ctx, boardId, read) {
  useEffect(() => {
    const headNow = () => ctx.store.get().boardContents[boardId]?.head;
    let isOpen = true;
    let head = headNow();
    let timer = 0;
    const look = async () => {
      head = headNow();
      await read();
      timer = 0;
      changed();
    };
    const changed = () => {
      if (isOpen && timer === 0 && headNow() !== head) timer = window.setTimeout(look, LOOK_MS);
    };
    const stop = ctx.store.subscribe(changed);
    return () => {
      isOpen = false;
      stop();
      window.clearTimeout(timer);
    };
  }, []);
}

/** @param {{ctx: Context, boardId: string, deed: import('./board-acts.js').BoardDeed, onOpen: () => void}} props */
function Deed({ ctx, boardId, deed, onOpen }) {
  const board = useStore(ctx.store, (state) => state.boards[boardId]);
  const lists = useStore(ctx.store, (state) => state.boardContents[boardId]?.lists);
  const members = useStore(ctx.store, (state) => state.members[board?.workspaceId]);
  const meId = useStore(ctx.store, (state) => state.me?.id);
  const person = (/** @type {string} */ id) => members?.[id]?.displayName ?? 'somebody';
  const acts = boardActsOf(deed, {
    person: (id) => (id === meId ? 'you' : person(id)),
    list: (id) => (lists?.[id] ? `“${lists[id].name}”` : 'a deleted list'),
  });
  const card =
    board && deed.cardId && deed.cardTitle !== null
      ? html`<a href=${cardPath(board, deed.cardId)} onClick=${onOpen} dir="auto">${deed.cardTitle}</a>`
      : 'a deleted card';
  const who = members?.[deed.actorId]?.displayName ?? 'Somebody';
  return acts.map(
    ({ text, hasCard, rest = '' }, index) =>
      html`<li key=${index} class="board-deed">
        <${Avatar} userId=${deed.actorId} name=${who} size="small" />
        <div>
          <span
            ><b dir="auto">${who}</b
            >${` ${text}`}${hasCard ? html`${' '}${card}` : null}${rest ? ` ${rest}` : null}</span
          >
          <${RelativeTime} at=${deed.at} />
        </div>
      </li>`,
  );
}
