import { html } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { AuditView } from '../audit/index.js';
import { BoardView, boardPath } from '../boards/index.js';
import { CardPanel } from '../cards/index.js';
import { ChannelView } from '../channels/index.js';
import { InboxView } from '../inbox/index.js';
import { ThreadPanel } from '../messages/index.js';
import { PeopleView, PersonPanel, openWorkspace } from '../workspaces/index.js';
import { Boundary } from './boundary.js';
import { ConnectionLine } from './connection-line.js';
import { openDialog } from './dialogs.js';
import { Sidebar } from './sidebar.js';
import { EmptyState } from './states.js';

/** @typedef {import('../../core/state.js').Context} Context */

/** @type {Record<string, string>} */
const panelNames = { card: 'Card', person: 'Person', thread: 'Thread' };

/**
 * Sidebar, main view and panel of a workspace. On a phone each is a screen of its own.
 * @param {{ctx: Context, route: any}} props
 */
export function Frame({ ctx, route }) {
  const load = useStore(ctx.store, (state) => state.loads[route.workspaceId]);
  const hasChannel = useStore(ctx.store, (state) => state.channels[route.channelId] !== undefined);
  if (load === 'missing') {
    return html`<main class="page">
      <${EmptyState}
        icon="users"
        title="No such workspace"
        text="It doesn’t exist, or you are not in it. Somebody in it can send you an invite link."
      >
        <a class="button" href="/">Go to your workspaces</a>
      <//>
    </main>`;
  }
  if (load === 'failed') {
    return html`<main class="page">
      <${EmptyState}
        icon="alert"
        title="Couldn’t load the workspace"
        text="The server did not answer as it should. What you wrote is safe."
      >
        <button type="button" class="button is-primary" onClick=${() => openWorkspace(ctx, route.workspaceId)}>
          Try again
        </button>
      <//>
    </main>`;
  }
  const isReady = load === 'ready';
  const panel = isReady ? panelOf(ctx, route, hasChannel) : null;
  const classes = ['frame', panel && 'has-panel', route.name !== 'workspace' && 'shows-main'].filter(Boolean).join(' ');
  return html`<a class="skip-link" href="#main" onClick=${skipToMain}>Skip to the main part</a>
    <${ConnectionLine} ctx=${ctx} />
    <div class=${classes}>
      <${Sidebar} ctx=${ctx} workspaceId=${route.workspaceId} />
      <main id="main" class="main" tabindex="-1">
        <${Boundary} key=${route.channelId ?? route.boardId ?? route.name}>
          ${isReady ? mainOf(ctx, route) : html`<${MainSkeleton} />`}
        <//>
      </main>
      ${
        panel
          ? html`<aside class="panel" aria-label=${panelNames[route.name]}>
              <${Boundary} key=${route.messageId ?? route.userId ?? route.cardId}>${panel}<//>
            </aside>`
          : null
      }
    </div>`;
}

/** @param {Context} ctx @param {any} route */
function mainOf(ctx, route) {
  const { name, workspaceId } = route;
  if (name === 'channel' || name === 'thread')
    return html`<${ChannelView} ctx=${ctx} workspaceId=${workspaceId} channelId=${route.channelId} />`;
  if (name === 'people' || name === 'person')
    return html`<${PeopleView} ctx=${ctx} workspaceId=${workspaceId} userId=${route.userId} />`;
  if (name === 'board' || name === 'card')
    return html`<${BoardView} ctx=${ctx} workspaceId=${workspaceId} boardId=${route.boardId} />`;
  if (name === 'audit') return html`<${AuditView} ctx=${ctx} workspaceId=${workspaceId} />`;
  if (name === 'inbox') return html`<${InboxView} ctx=${ctx} workspaceId=${workspaceId} />`;
  return html`<${EmptyState}
    icon="hash"
    title="No channels yet"
    text="A channel is a place for one subject. Make the first one."
  >
    <button type="button" class="button is-primary" onClick=${() => openDialog(ctx, 'create-channel', { workspaceId })}>
      Create a channel
    </button>
  <//>`;
}

/**
 * @param {Context} ctx
 * @param {any} route
 * @param {boolean} hasChannel
 */
function panelOf(ctx, route, hasChannel) {
  const { name, workspaceId, userId, messageId } = route;
  if (name === 'person')
    return html`<${PersonPanel} key=${userId} ctx=${ctx} workspaceId=${workspaceId} userId=${userId} />`;
  if (name === 'card') {
    const { boardId, cardId, query } = route;
    const close = () => ctx.router.navigate(boardPath({ id: boardId, workspaceId }, query));
    return html`<${CardPanel} key=${cardId} ctx=${ctx} boardId=${boardId} cardId=${cardId} onClose=${close} />`;
  }
  if (name !== 'thread' || !hasChannel) return null;
  return html`<${Thread} key=${messageId} ctx=${ctx} channelId=${route.channelId} rootId=${messageId} />`;
}

/** @param {{ctx: Context, channelId: string, rootId: string}} props */
function Thread({ ctx, channelId, rootId }) {
  const channel = useStore(ctx.store, (state) => state.channels[channelId]);
  return channel ? html`<${ThreadPanel} ctx=${ctx} channel=${channel} rootId=${rootId} />` : null;
}

/** @param {Event} event */
function skipToMain(event) {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function MainSkeleton() {
  return html`<div class="top-bar"></div>
    <div class="skeleton main-skeleton" role="status">
      <span class="visually-hidden">Loading the workspace</span>
      ${[2, 1, 4, 2, 3].map(
        (width, index) =>
          html`<div key=${index} class="skeleton-message">
            <div class="skeleton-avatar"></div>
            <div class="skeleton-text">
              <div class="skeleton-line skeleton-width-3"></div>
              <div class=${`skeleton-line skeleton-width-${width}`}></div>
            </div>
          </div>`,
      )}
    </div>`;
}
