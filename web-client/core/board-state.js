/**
 * What the server sends of boards, cards and the inbox, as the page keeps it.
 */

/**
 * @typedef {{
 *   id: string, workspaceId: string, streamId: string, name: string, isPrivate: boolean, isArchived: boolean,
 *   channelId: string | null, version: number, createdAt: string, createdBy: string, role: 'admin' | 'member', head: number
 * }} Board
 */
/** @typedef {'gray' | 'red' | 'orange' | 'amber' | 'green' | 'teal' | 'blue' | 'indigo' | 'purple' | 'pink'} Colour */
/** @typedef {{id: string, name: string, color: Colour}} Label */
/**
 * @typedef {{
 *   id: string, name: string, rank: string, kind: 'open' | 'closed', wipLimit?: number | null, wipMode: 'warn' | 'block',
 *   version: number
 * }} List
 */
/** @typedef {{at?: string, date?: string}} When an instant, or a day (`2026-11-25`) without a time */
/**
 * A card as the board shows it. What is empty is left out.
 * @typedef {{
 *   id: string, listId: string, rank: string, version: number, title: string, labelIds?: string[], assigneeIds?: string[],
 *   start?: When, due?: When, cover?: Colour, estimate?: number, checkDone?: number, checkTotal?: number,
 *   commentCount?: number, hasDescription?: boolean, isTemplate?: boolean, isRecurring?: boolean, messageId?: string
 * }} CardSummary
 */
/** @typedef {{id: string, text: string, isDone: boolean, assigneeId: string | null, rank: string}} CheckItem */
/** @typedef {{id: string, title: string, rank: string, items: CheckItem[]}} Checklist */
/**
 * An opened card, with nothing left out.
 * @typedef {{
 *   id: string, boardId: string, listId: string, rank: string, version: number, title: string, labelIds: string[],
 *   assigneeIds: string[], start: When | null, due: When | null, cover: Colour | null, estimate: number | null,
 *   checkDone: number, checkTotal: number, commentCount: number, isTemplate: boolean,
 *   isRecurring: boolean, state: 'active' | 'archived' | 'trashed', description: string, checklists: Checklist[],
 *   titleVersion: number, descriptionVersion: number, messageId: string | null, channelId: string | null,
 *   createdAt: string, createdBy: string, stateChangedAt: string | null
 * }} CardDetail
 */

/**
 * @typedef {{
 *   id: string, cardId: string, authorId: string, body: string, createdAt: string, editedAt: string | null,
 *   deletedAt: string | null, version: number
 * }} CardComment
 */
/**
 * What belongs to an opened card besides itself. While it is being read, `missed` keeps what happens to it meanwhile.
 * `activity` is the board's events that concern the card, newest first; the comments' own are not in it.
 * @typedef {{
 *   boardId: string, status: 'reading' | 'ready' | 'missing' | 'failed', missed: import('./state.js').StreamEvent[],
 *   comments: Record<string, CardComment>, nextComments: string | null,
 *   activity: import('./state.js').StreamEvent[], nextActivity: string | null
 * }} CardTrail
 */
/**
 * A card as an address of it shows, to those who see it. `head` is the last event of the board's stream that is in it; one that
 * is stale is read again by whoever shows it.
 * @typedef {{
 *   id: string, boardId: string, workspaceId: string, boardName: string, title: string, listId: string,
 *   listName: string | null, isDone: boolean, state: 'active' | 'archived' | 'trashed', due: When | null,
 *   assigneeIds: string[], head: number, isStale?: boolean
 * }} CardLink
 */

/**
 * `head` is the last event of the board's stream that is in it.
 * @typedef {{
 *   labels: Record<string, Label>, lists: Record<string, List>, cards: Record<string, CardSummary>,
 *   loaded: boolean, head: number
 * }} BoardContent
 */
/** @typedef {{outcome: 'applied' | 'rebased' | 'superseded', card: CardSummary, by?: {userId: string, at: string} | null}} Receipt */
/**
 * A move, or a new card, that the server has not told as an event yet. Its place is that between its neighbours.
 * @typedef {{
 *   opId: string, boardId: string, kind: 'move' | 'create', listId: string, afterId: string | null, beforeId: string | null,
 *   cardId?: string, seenVersion?: number, title?: string,
 *   state: import('./outbox.js').OutboxState, error?: string, result?: any
 * }} BoardCommand
 */
/** @typedef {{cardId: string | null, at: number}} Viewer `at` in milliseconds since 1970 */

/**
 * @typedef {{id: string, kind: string, at: string, readAt: string | null, workspaceId: string, data: any}} InboxItem
 * @typedef {{items: Record<string, InboxItem>, order: string[], unread: number, next: string | null, loaded: boolean,
 *   isStale?: boolean}} Inbox
 *   `order` is newest first; `isStale`: something was read that this page does not hold, so the count is read anew
 */

export {};
