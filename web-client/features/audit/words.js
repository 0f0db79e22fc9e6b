import { roleNames } from '../workspaces/selectors.js';
import { longDate } from '../shell/time.js';
import { factsOf } from './entries.js';

/** @typedef {import('./entries.js').Entry} Entry */
/** @typedef {import('./entries.js').Fact} Fact */
/**
 * @typedef {{person: (id: string | null) => string, channel: (id: string) => string | undefined,
 *   board: (id: string) => string | undefined}} Names what things are called; nothing for those that one does not see
 * @typedef {{icon: string, deed: string, details: string[]}} Words
 */

/** @type {Record<string, string>} */
const ICONS = {
  workspace: 'settings',
  member: 'users',
  invite: 'user-plus',
  channel: 'hash',
  board: 'board',
  access: 'alert',
};

/** @type {Record<string, string>} */
const LABELS = {
  access: 'Access',
  channelId: 'Linked channel',
  code: 'Reason',
  expiresAt: 'Ends on',
  maxUses: 'Most uses',
  name: 'Name',
  operation: 'Call',
  role: 'Role',
  state: 'State',
  topic: 'Topic',
  uses: 'Uses',
};

/** @type {Record<string, string>} */
const VERBS = { archived: 'archived', created: 'made', restored: 'brought back', updated: 'changed' };

/** What is told of channels and boards alike. */
const PLACES = ['channel', 'board'];

/**
 * What somebody did, in words: "renamed the workspace", with what it was and what it is.
 * @param {Entry} entry
 * @param {Names} names
 * @returns {Words}
 */
export function wordsOf(entry, names) {
  const [kind] = entry.action.split('.');
  const facts = factsOf(entry);
  return {
    icon: ICONS[kind] ?? 'info',
    deed: deedOf(entry, facts, names),
    details: facts.filter(({ name }) => name !== 'userId').map((fact) => detailOf(fact, names)),
  };
}

/** @param {Entry} entry @param {Fact[]} facts @param {Names} names */
function deedOf(entry, facts, names) {
  const { action, actorId, targetId } = entry;
  const [kind, act] = action.split('.');
  if (PLACES.includes(kind)) return placeDeed(entry, facts, names);
  switch (action) {
    case 'workspace.created':
      return 'made the workspace';
    case 'workspace.updated':
      return 'renamed the workspace';
    case 'member.joined':
      return 'joined the workspace';
    case 'member.left':
      return 'left the workspace';
    case 'member.removed':
      return `removed ${names.person(targetId)} from the workspace`;
    case 'member.role_changed':
      return `changed the role of ${targetId === actorId ? 'themselves' : names.person(targetId)}`;
    case 'invite.created':
      return 'made an invite';
    case 'invite.accepted':
      return 'used an invite';
    case 'invite.withdrawn':
      return 'withdrew an invite';
    case 'access.denied':
      return 'was refused';
    default:
      return `${kind} ${act}`.replaceAll('_', ' ');
  }
}

/** @param {Entry} entry @param {Fact[]} facts @param {Names} names */
function placeDeed({ action, actorId, targetId }, facts, names) {
  const [kind, act] = action.split('.');
  const look = kind === 'channel' ? names.channel : names.board;
  const known = targetId && look(targetId);
  const place = known ? `the ${kind} ${known}` : `a ${kind}`;
  const whom = facts.find(({ name }) => name === 'userId');
  if (act === 'member_added') return `let ${names.person(whom?.after ?? null)} into ${place}`;
  if (act === 'member_removed')
    return whom?.before === actorId ? `left ${place}` : `removed ${names.person(whom?.before ?? null)} from ${place}`;
  return `${VERBS[act] ?? act} ${place}`;
}

/** @param {Fact} fact @param {Names} names */
function detailOf({ name, before, after }, names) {
  const [was, is] = [before, after].map((value) => value && valueOf(name, value, names));
  const change = was && is ? `${was} → ${is}` : is || `${was || 'empty'} → none`;
  return `${LABELS[name] ?? name}: ${change}`;
}

/** @param {string} name @param {string} value @param {Names} names */
function valueOf(name, value, names) {
  if (name === 'role') return roleNames[/** @type {keyof typeof roleNames} */ (value)] ?? value;
  if (name === 'expiresAt') return longDate(Date.parse(value));
  if (name === 'channelId') return names.channel(value) ?? 'a channel';
  return value;
}
