import { html, useState } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { toNames } from '../mentions/index.js';
import { Icon, RelativeTime } from '../shell/index.js';
import { actsOf } from './acts.js';
import { attempt, loadEarlier } from './actions.js';
import { Comment } from './comment.js';
import { entriesOf } from './trail.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/board-state.js').CardDetail} CardDetail */
/** @typedef {import('../../core/board-state.js').CardTrail} CardTrail */

/**
 * What was said and done about a card, oldest first.
 * @param {{ctx: Context, card: CardDetail, trail: CardTrail, workspaceId: string, isLocked: boolean}} props
 */
export function TrailView({ ctx, card, trail, workspaceId, isLocked }) {
  const members = useStore(ctx.store, (state) => state.members[workspaceId]) ?? {};
  const content = useStore(ctx.store, (state) => state.boardContents[card.boardId]);
  const meId = useStore(ctx.store, (state) => state.me?.id ?? '');
  const [showsActs, setShowsActs] = useState(true);
  /** @type {import('./acts.js').Names} */
  const names = {
    person: (id) => (id === meId ? 'you' : (members[id]?.displayName ?? 'somebody')),
    list: (id) => content?.lists[id]?.name ?? 'a deleted list',
    label: (id) => content?.labels[id]?.name || 'without a name',
    body: (text) => toNames(text, members),
  };
  const entries = entriesOf(trail).filter(({ kind }) => showsActs || kind === 'comment');
  const hasEarlier = trail.nextComments !== null || trail.nextActivity !== null;
  return html`<section class="detail-section" aria-label="Comments and activity">
    <header class="detail-heading">
      <h4><${Icon} name="message" size="small" />Comments and activity</h4>
      <button
        type="button"
        class="button is-small"
        aria-pressed=${String(!showsActs)}
        onClick=${() => setShowsActs(!showsActs)}
      >
        Comments only
      </button>
    </header>
    ${
      hasEarlier
        ? html`<button
            type="button"
            class="link-button small"
            onClick=${() => attempt(ctx, () => loadEarlier(ctx, card.id))}
          >
            Show earlier
          </button>`
        : null
    }
    <ol class="trail">
      ${entries.map((entry) =>
        entry.kind === 'comment'
          ? html`<${Comment}
              key=${entry.key}
              ctx=${ctx}
              comment=${entry.comment}
              members=${members}
              workspaceId=${workspaceId}
              isLocked=${isLocked}
            />`
          : html`<${Act} key=${entry.key} event=${entry.event} names=${names} members=${members} />`,
      )}
    </ol>
  </section>`;
}

/** @param {{event: import('../../core/state.js').StreamEvent, names: import('./acts.js').Names, members: Record<string, import('../../core/state.js').Member>}} props */
function Act({ event, names, members }) {
  const acts = actsOf(event, names);
  const who = members[event.actorId]?.displayName ?? 'Somebody';
  return acts.map(
    ({ text, before, after }, index) =>
      html`<li key=${index} class="trail-act">
        <span
          ><b dir="auto">${who}</b>${' '}${text}${' '}<span class="muted"><${RelativeTime} at=${event.at} /></span
        ></span>
        ${
          before === undefined && after === undefined
            ? null
            : html`<details class="trail-change">
                <summary>Before and after</summary>
                <del dir="auto">${before || 'Empty'}</del>
                <ins dir="auto">${after || 'Empty'}</ins>
              </details>`
        }
      </li>`,
  );
}
