/**
 * The one state of the page and the types of what the server sends.
 * Folds never mutate it: every change makes new objects along the path that changed.
 */

/** @typedef {'owner' | 'admin' | 'member'} Role */
/** @typedef {'light' | 'dark' | 'system'} Theme */
/**
 * @typedef {{id: string, email: string | null, displayName: string, createdAt: string, streamId: string,
 *   emailConfirmed: boolean, hasPassword: boolean}} Me
 */
/** @typedef {{id: string, name: string, streamId: string, role: Role, version: number, createdAt: string}} Workspace */
/** @typedef {{userId: string, displayName: string, role: Role, isActive: boolean, joinedAt: string}} Member */

/**
 * `unreadSeqs` holds the unread messages that arrived live (id → seq), so that a deletion or a read mark can be
 * counted exactly; `unreadIsStale` says that the count must be read again from the server.
 * @typedef {{
 *   id: string, workspaceId: string, name: string, topic: string | null, isPrivate: boolean, isArchived: boolean,
 *   streamId: string, version: number, createdAt: string, createdBy: string, head: number, readSeq: number, unread: number,
 *   unreadSeqs?: Record<string, number>, unreadIsStale?: boolean
 * }} Channel
 */

/** @typedef {{emoji: string, userIds: string[]}} Reaction */
/**
 * @typedef {{
 *   id: string, channelId: string, seq: number, authorId: string, body: string, threadRootId: string | null,
 *   createdAt: string, editedAt: string | null, deletedAt: string | null, version: number,
 *   replyCount: number, lastReplyAt: string | null, reactions: Reaction[], cardIds?: string[]
 * }} Message
 */
/** @typedef {{messages: Record<string, Message>, order: string[], olderCursor: string | null, hasOlder: boolean, loaded: boolean}} Timeline */
/** @typedef {import('./outbox.js').OutboxItem} OutboxItem */

/** @typedef {import('./board-state.js').Board} Board */
/** @typedef {import('./board-state.js').BoardContent} BoardContent */
/** @typedef {import('./board-state.js').CardDetail} CardDetail */
/** @typedef {import('./board-state.js').BoardCommand} BoardCommand */
/** @typedef {import('./board-state.js').Inbox} Inbox */

/** @typedef {{seq: number, type: string, actorId: string, at: string, opId: string | null, data: any}} StreamEvent */
/** @typedef {{streamId: string, type: string, actorId: string, data: any}} Signal */

/** @typedef {{label: string, run: () => void}} ToastAction */
/** @typedef {{id: string, text: string, tone: 'neutral' | 'danger', action?: ToastAction}} Toast */
/** @typedef {{kind: string, [detail: string]: any}} DialogState */
/** @typedef {'loading' | 'ready' | 'missing' | 'failed'} LoadState */

/**
 * `loads` tells how far reading a workspace has come; `heads` what was read of the person's and the workspaces' streams,
 * so that following them continues there. `linkBoards` are the boards of cards that messages on the page show: how many do, and
 * the last event that was heard.
 * @typedef {{
 *   boot: 'loading' | 'ready' | 'failed',
 *   me: Me | null,
 *   hasDemo: boolean,
 *   route: import('./routes.js').Route | null,
 *   theme: Theme,
 *   workspaces: Record<string, Workspace>,
 *   loads: Record<string, LoadState>,
 *   heads: Record<string, number>,
 *   members: Record<string, Record<string, Member>>,
 *   channels: Record<string, Channel>,
 *   channelMembers: Record<string, Record<string, true>>,
 *   boards: Record<string, Board>,
 *   boardContents: Record<string, BoardContent>,
 *   boardMembers: Record<string, Record<string, true>>,
 *   boardOutbox: Record<string, BoardCommand>,
 *   viewing: Record<string, Record<string, import('./board-state.js').Viewer>>,
 *   cards: Record<string, CardDetail>,
 *   cardTrails: Record<string, import('./board-state.js').CardTrail>,
 *   cardLinks: Record<string, import('./board-state.js').CardLink>,
 *   linkBoards: Record<string, {chips: number, head: number}>,
 *   inbox: Inbox,
 *   presence: Record<string, Record<string, true>>,
 *   timelines: Record<string, Timeline>,
 *   threads: Record<string, Timeline>,
 *   outbox: Record<string, OutboxItem>,
 *   typing: Record<string, Record<string, number>>,
 *   connection: {status: 'connecting' | 'online' | 'offline', waiting: number, catchingUp: number},
 *   dialog: DialogState | null,
 *   toasts: Toast[]
 * }} State
 */

/**
 * What every action and entry component is given.
 * @typedef {{
 *   store: import('./store.js').Store<State>,
 *   api: import('./api.js').Api,
 *   connection: any,
 *   router: import('./router.js').Router
 * }} Context
 */

/**
 * @param {Theme} theme
 * @returns {State}
 */
export function initialState(theme) {
  return {
    boot: 'loading',
    me: null,
    hasDemo: false,
    route: null,
    theme,
    workspaces: {},
    loads: {},
    heads: {},
    members: {},
    channels: {},
    channelMembers: {},
    boards: {},
    boardContents: {},
    boardMembers: {},
    boardOutbox: {},
    viewing: {},
    cards: {},
    cardTrails: {},
    cardLinks: {},
    linkBoards: {},
    inbox: { items: {}, order: [], unread: 0, next: null, loaded: false },
    presence: {},
    timelines: {},
    threads: {},
    outbox: {},
    typing: {},
    connection: { status: 'connecting', waiting: 0, catchingUp: 0 },
    dialog: null,
    toasts: [],
  };
}
