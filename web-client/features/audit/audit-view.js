import { html, useRef } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { Avatar, EmptyState, Icon, RelativeTime } from '../shell/index.js';
import { LoadState } from '../shell/load-state.js';
import { useLoaded } from '../shell/use-loaded.js';
import { isAdmin } from '../workspaces/selectors.js';
import { withNewest, withOlder } from './entries.js';
import { wordsOf } from './words.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('./entries.js').Entry} Entry */
/** @typedef {import('./entries.js').Entries} Entries */

/** @param {{ctx: Context, workspaceId: string}} props */
export function AuditView({ ctx, workspaceId }) {
  const mayRead = useStore(ctx.store, (state) => isAdmin(state.workspaces[workspaceId]?.role));
  return html`<header class="top-bar">
      <a class="icon-button back-link" href=${`/w/${workspaceId}`} aria-label="Back"><${Icon} name="arrow-left" /></a>
      <h1>Audit log</h1>
      <div class="top-bar-actions">
        ${
          mayRead
            ? html`<a
                class="button"
                href=${`/api/v1/workspaces/${workspaceId}/audit/export`}
                download=${`audit-${workspaceId}.ndjson`}
              >
                Export
              </a>`
            : null
        }
      </div>
    </header>
    <div class="audit" role="region" aria-label="Audit log" tabindex="0">
      ${
        mayRead
          ? html`<${Log} key=${workspaceId} ctx=${ctx} workspaceId=${workspaceId} />`
          : html`<${EmptyState}
              icon="lock"
              title="Only admins read the audit log"
              text="It tells who administered the workspace, and what was refused to whom."
            />`
      }
    </div>`;
}

/** @param {{ctx: Context, workspaceId: string}} props */
function Log({ ctx, workspaceId }) {
  const known = useRef(/** @type {Entries | null} */ (null));
  const path = `workspaces/${workspaceId}/audit?limit=50`;
  const loaded = useLoaded(async () => (known.current = withNewest(known.current, await ctx.api.get(path))));
  const { data, busy, run } = loaded;
  const loadOlder = () =>
    run(async () => {
      if (!known.current?.next) return;
      const page = await ctx.api.get(`${path}&before=${encodeURIComponent(known.current.next)}`);
      known.current = withOlder(known.current, page);
    }, 'older');
  return html`<p class="muted">
      Who changed members, invites, channels and boards here, and what was refused to whom. No entry is ever changed or
      deleted here.
    </p>
    <${LoadState} loaded=${loaded} rows=${8} label="Loading the audit log" />
    ${
      data
        ? html`<ol class="audit-entries" aria-label="Entries" aria-busy=${busy ? 'true' : 'false'}>
            ${data.items.map((entry) => html`<${Row} key=${entry.seq} ctx=${ctx} workspaceId=${workspaceId} entry=${entry} />`)}
          </ol>`
        : null
    }
    ${data?.next ? html`<button type="button" class="button" onClick=${loadOlder}>Show older</button>` : null}`;
}

/** @param {{ctx: Context, workspaceId: string, entry: Entry}} props */
function Row({ ctx, workspaceId, entry }) {
  const members = useStore(ctx.store, (state) => state.members[workspaceId]);
  const channels = useStore(ctx.store, (state) => state.channels);
  const boards = useStore(ctx.store, (state) => state.boards);
  /** @param {string | null} id */
  const person = (id) => (id && members?.[id]?.displayName) || 'Somebody';
  const { icon, deed, details } = wordsOf(entry, {
    person,
    channel: (id) => channels[id]?.name,
    board: (id) => boards[id]?.name,
  });
  const who = person(entry.actorId);
  return html`<li class="audit-entry">
    <${Avatar} userId=${entry.actorId ?? ''} name=${who} size="small" />
    <div class="audit-main">
      <span class="audit-text" dir="auto"><strong>${who}</strong> ${deed}</span>
      ${details.map((detail) => html`<span key=${detail} class="audit-detail small" dir="auto">${detail}</span>`)}
      <span class="muted small">
        <${RelativeTime} at=${entry.at} />${entry.network ? html` · from ${entry.network}` : null}
      </span>
    </div>
    <${Icon} name=${icon} />
  </li>`;
}
