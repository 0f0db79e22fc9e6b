/** What a token may be allowed, in the order to choose from. */
export const SCOPES = [
  { id: 'chat:read', text: 'Read channels and messages' },
  { id: 'chat:write', text: 'Write messages and change channels' },
  { id: 'boards:read', text: 'Read boards and cards' },
  { id: 'boards:write', text: 'Change boards and cards' },
  { id: 'account:read', text: 'Read your name, workspaces, members and inbox' },
];

/** How long it is good. */
export const LIFETIMES = [
  { id: '30', text: '30 days' },
  { id: '90', text: '90 days' },
  { id: '365', text: 'A year' },
  { id: '', text: 'Until I end it' },
];

const DAY_MS = 86_400_000;

/** @param {string} id */
export const scopeText = (id) => SCOPES.find((scope) => scope.id === id)?.text ?? id;

/**
 * The instant that a lifetime ends; null for none.
 * @param {string} id
 * @param {number} now
 */
export const endOf = (id, now) => (id ? new Date(now + Number(id) * DAY_MS).toISOString() : null);
