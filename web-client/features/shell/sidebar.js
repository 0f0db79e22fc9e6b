import { html, useState } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { BoardList } from '../boards/index.js';
import { ChannelList } from '../channels/index.js';
import { InboxLink } from '../inbox/index.js';
import { isAdmin } from '../workspaces/index.js';
import { openDialog } from './dialogs.js';
import { Icon } from './icon.js';
import { MeMenu } from './me-menu.js';
import { PeopleList } from './people-list.js';
import { SkeletonRows } from './states.js';
import { WorkspaceMenu } from './workspace-menu.js';

/** @typedef {import('../../core/state.js').Context} Context */

const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);

/** @param {{ctx: Context, workspaceId: string}} props */
export function Sidebar({ ctx, workspaceId }) {
  const isReady = useStore(ctx.store, (state) => state.loads[workspaceId] === 'ready');
  const isAdminHere = useStore(ctx.store, (state) => isAdmin(state.workspaces[workspaceId]?.role));
  return html`<div class="sidebar">
    <div class="sidebar-top">
      <${WorkspaceMenu} ctx=${ctx} workspaceId=${workspaceId} />
      <button type="button" class="jump-button" onClick=${() => openDialog(ctx, 'switcher', { workspaceId })}>
        <${Icon} name="search" />Jump to…<kbd aria-hidden="true">${isMac ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
    </div>
    <nav class="sidebar-scroll" aria-label="Channels, boards and people">
      ${
        isReady
          ? html`<${InboxLink} ctx=${ctx} workspaceId=${workspaceId} />
              <${Section}
                title="Channels"
                add="Create a channel"
                onAdd=${() => openDialog(ctx, 'create-channel', { workspaceId })}
              >
                <${ChannelList} ctx=${ctx} workspaceId=${workspaceId} />
              <//>
              <${Section}
                title="Boards"
                add="Create a board"
                onAdd=${() => openDialog(ctx, 'create-board', { workspaceId })}
              >
                <${BoardList} ctx=${ctx} workspaceId=${workspaceId} />
              <//>
              <${Section}
                title="People"
                add=${isAdminHere ? 'Invite people' : null}
                onAdd=${() => openDialog(ctx, 'invite', { workspaceId })}
              >
                <${PeopleList} ctx=${ctx} workspaceId=${workspaceId} />
              <//>`
          : html`<${SkeletonRows} rows=${9} label="Loading channels and people" />`
      }
    </nav>
    <div class="sidebar-bottom"><${MeMenu} ctx=${ctx} workspaceId=${workspaceId} /></div>
  </div>`;
}

/** @param {{title: string, add: string | null, onAdd: () => void, children?: any}} props */
function Section({ title, add, onAdd, children }) {
  const [open, setOpen] = useState(true);
  return html`<section class="sidebar-section" aria-label=${title}>
    <div class="section-header">
      <button
        type="button"
        class="section-toggle"
        aria-expanded=${open ? 'true' : 'false'}
        onClick=${() => setOpen(!open)}
      >
        <${Icon} name="chevron-down" size="small" />
        <h2>${title}</h2>
      </button>
      ${add ? html`<button type="button" class="icon-button" aria-label=${add} title=${add} onClick=${onAdd}><${Icon} name="plus" size="small" /></button>` : null}
    </div>
    ${open ? children : null}
  </section>`;
}
