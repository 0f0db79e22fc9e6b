/** @typedef {import('./timeline.js').Message} Message */

/**
 * The keys of a message that has the focus: arrows go through the messages, letters do what the toolbar does.
 *
 * @param {KeyboardEvent} event
 * @param {{messages: readonly Message[], pending: readonly Message[], meId: string,
 *   handlers: import('./use-commands.js').Handlers}} list
 */
export function moveByKey(event, { messages, meId, handlers }) {
  const row = /** @type {HTMLElement} */ (event.target);
  if (!row.matches('.message') || event.altKey || event.ctrlKey || event.metaKey) return;
  const rows = /** @type {HTMLElement[]} */ ([...(row.parentElement?.querySelectorAll('.message') ?? [])]);
  const at = rows.indexOf(row);
  /** @param {HTMLElement | undefined} next */
  const go = (next) => {
    event.preventDefault();
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'nearest' });
  };
  if (event.key === 'ArrowUp') return go(rows[at - 1]);
  if (event.key === 'ArrowDown') return rows[at + 1] ? go(rows[at + 1]) : leave(event, handlers);
  if (event.key === 'Home') return go(rows[0]);
  if (event.key === 'End') return go(rows[rows.length - 1]);
  if (event.key === 'Escape') return leave(event, handlers);
  const message = messages.find((each) => each.id === row.dataset.id);
  if (message && !message.deletedAt) act(event, message, row, meId, handlers);
}

/**
 * @param {KeyboardEvent} event
 * @param {import('./use-commands.js').Handlers} handlers
 */
function leave(event, handlers) {
  event.preventDefault();
  event.stopPropagation();
  handlers.focusComposer();
}

/**
 * @param {KeyboardEvent} event
 * @param {Message} message
 * @param {HTMLElement} row
 * @param {string} meId
 * @param {import('./use-commands.js').Handlers} handlers
 */
function act(event, message, row, meId, handlers) {
  const isMine = message.authorId === meId;
  /** @type {Record<string, () => void>} */
  const keys = {
    r: () => handlers.pick(message, row),
    t: () => handlers.reply(message),
    Enter: () => handlers.reply(message),
    c: () => handlers.copyText(message),
    ...(isMine ? { e: () => handlers.edit(message) } : {}),
    ...(handlers.mayDelete(message) ? { Delete: () => handlers.remove(message) } : {}),
  };
  if (!Object.hasOwn(keys, event.key)) return;
  event.preventDefault();
  event.stopPropagation();
  keys[event.key]();
}
