import { createApi } from './core/api.js';
import { createConnection } from './core/connection.js';
import { html, render } from './core/html.js';
import { createRouter } from './core/router.js';
import { initialState } from './core/state.js';
import { createStore } from './core/store.js';
import { startSession } from './features/accounts/index.js';
import { fold as foldBoards, startBoards } from './features/boards/index.js';
import { fold as foldCards } from './features/cards/index.js';
import { fold as foldChannels } from './features/channels/fold.js';
import { startExternalSignIn } from './features/external-sign-in/index.js';
import { fold as foldInbox, startInbox } from './features/inbox/index.js';
import { fold as foldMessages } from './features/messages/fold.js';
import { start as startMessages } from './features/messages/index.js';
import { startPresence } from './features/presence/index.js';
import { startConnectionState } from './features/shell/connection-state.js';
import { startFollowing } from './features/shell/follow.js';
import { startNavigation } from './features/shell/navigate.js';
import { Root } from './features/shell/root.js';
import { startShortcuts } from './features/shell/shortcuts.js';
import { savedTheme } from './features/shell/theme.js';
import { startTitle } from './features/shell/title.js';
import { fold as foldWorkspaces } from './features/workspaces/fold.js';

const api = createApi();
const ctx = {
  store: createStore(initialState(savedTheme())),
  api,
  connection: createConnection({ url: '/hubs/realtime', api }),
  router: createRouter(),
};

const countMissed = startConnectionState(ctx);
// Channels come before messages: a deleted message is counted as it was.
// Cards come before boards: an opened one may look up how it stood on its board.
startFollowing(ctx, [foldWorkspaces, foldChannels, foldMessages, foldCards, foldBoards, foldInbox, countMissed]);
startPresence(ctx);
startMessages(ctx);
startBoards(ctx);
startInbox(ctx);
startExternalSignIn(ctx);
startNavigation(ctx);
startShortcuts(ctx);
startTitle(ctx);
render(html`<${Root} ctx=${ctx} />`, /** @type {HTMLElement} */ (document.getElementById('app')));
void startSession(ctx);
