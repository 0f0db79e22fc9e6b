import { boardPath } from '../boards/selectors.js';
import { neighbour, openChannelsOf, pathOf } from '../channels/index.js';
import { openDialog } from './dialogs.js';

/** @typedef {import('../../core/state.js').Context} Context */

/**
 * All shortcuts of the page, as its help shows them: each is one or more ways to do it, a way one or more keys.
 * @type {{title: string, shortcuts: {keys: string[][], does: string}[]}[]}
 */
export const shortcutGroups = [
  {
    title: 'Everywhere',
    shortcuts: [
      {
        keys: [
          ['Ctrl', 'K'],
          ['⌘', 'K'],
        ],
        does: 'Jump to a channel or a person',
      },
      { keys: [['['], ['Alt', '↑']], does: 'The channel before' },
      { keys: [[']'], ['Alt', '↓']], does: 'The channel after' },
      { keys: [['Esc']], does: 'Close the panel or the dialog' },
      { keys: [['?']], does: 'Show this list' },
    ],
  },
  {
    title: 'While you write',
    shortcuts: [
      { keys: [['Enter']], does: 'Send the message' },
      { keys: [['Shift', 'Enter']], does: 'Start a new line' },
      { keys: [['↑']], does: 'Edit your last message' },
    ],
  },
  {
    title: 'On a board',
    shortcuts: [
      { keys: [['N']], does: 'Add a card' },
      { keys: [['←'], ['↑'], ['↓'], ['→']], does: 'Go from card to card' },
      { keys: [['Space']], does: 'Take a card up, and put it down' },
      { keys: [['Enter']], does: 'Open the card' },
      { keys: [['Ctrl', 'Z']], does: 'Undo' },
      { keys: [['Ctrl', 'Shift', 'Z']], does: 'Do it again' },
    ],
  },
  {
    title: 'On a message',
    shortcuts: [
      { keys: [['↑'], ['↓']], does: 'The message before or after' },
      { keys: [['R']], does: 'React' },
      { keys: [['T'], ['Enter']], does: 'Reply in a thread' },
      { keys: [['E']], does: 'Edit' },
      { keys: [['C']], does: 'Copy the text' },
      { keys: [['Delete']], does: 'Delete' },
    ],
  },
];

/**
 * The shortcuts that work everywhere in a workspace.
 * @param {Context} ctx
 */
export function startShortcuts(ctx) {
  document.addEventListener('keydown', (event) => {
    const { route } = ctx.store.get();
    const dialog = document.querySelector('dialog[open]');
    if (event.defaultPrevented || event.isComposing || !route || !('workspaceId' in route)) return;
    const isJump =
      (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k';
    if (isJump) {
      event.preventDefault();
      if (!dialog) openDialog(ctx, 'switcher', { workspaceId: route.workspaceId });
      return;
    }
    if (dialog || event.ctrlKey || event.metaKey) return;
    const step = channelStep(event);
    if (step !== 0) {
      event.preventDefault();
      goToNeighbour(ctx, route, step);
    } else if (event.altKey) return;
    else if (event.key === 'Escape') closePanel(ctx, route);
    else if (event.key === '?' && !isWriting(event.target)) {
      event.preventDefault();
      openDialog(ctx, 'shortcuts');
    }
  });
}

/**
 * @param {Context} ctx
 * @param {any} route
 */
function closePanel(ctx, route) {
  if (route.name === 'thread') ctx.router.navigate(`/w/${route.workspaceId}/c/${route.channelId}`);
  if (route.name === 'card')
    ctx.router.navigate(boardPath({ id: route.boardId, workspaceId: route.workspaceId }, route.query));
  if (route.name === 'person') ctx.router.navigate(`/w/${route.workspaceId}/people`);
}

/**
 * The brackets belong to the text while one is writing; the arrows with Alt work there too.
 * @param {KeyboardEvent} event
 * @returns {-1 | 0 | 1}
 */
function channelStep(event) {
  if (event.altKey) return event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
  if (isWriting(event.target)) return 0;
  return event.key === '[' ? -1 : event.key === ']' ? 1 : 0;
}

/**
 * @param {Context} ctx
 * @param {any} route
 * @param {-1 | 1} step
 */
function goToNeighbour(ctx, route, step) {
  const channels = openChannelsOf(ctx.store.get().channels, route.workspaceId);
  const next = neighbour(channels, route.channelId, step);
  if (next) ctx.router.navigate(pathOf(next));
}

/** @param {EventTarget | null} target */
function isWriting(target) {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
