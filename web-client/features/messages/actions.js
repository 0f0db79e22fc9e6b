import { enqueue, removed, retried } from '../../core/outbox.js';
import { uuidv7 } from '../../core/ids.js';
import { sentenceFor, toast } from '../shell/index.js';
import { tombstone } from './fold.js';
import { hasReacted, withReaction, withoutReaction } from './reactions.js';
import { changeMessage } from './timeline.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('./timeline.js').Message} Message */

/**
 * Puts a message into the outbox, from where it is sent as soon as it can be.
 *
 * @param {Context} ctx
 * @param {{channelId: string, body: string, threadRootId?: string | null}} message
 */
export function send(ctx, { channelId, body, threadRootId = null }) {
  const command = { opId: uuidv7(), channelId, body, threadRootId, createdAt: new Date().toISOString() };
  ctx.store.update((state) => ({ ...state, outbox: enqueue(state.outbox, command) }));
}

/**
 * @param {Context} ctx
 * @param {string} opId
 */
export function retrySend(ctx, opId) {
  ctx.store.update((state) => ({ ...state, outbox: retried(state.outbox, opId) }));
}

/**
 * @param {Context} ctx
 * @param {string} opId
 */
export function discardSend(ctx, opId) {
  ctx.store.update((state) => ({ ...state, outbox: removed(state.outbox, opId) }));
}

/**
 * Shows the new body at once and takes it back when the server refuses it.
 *
 * @param {Context} ctx
 * @param {Message} message as it was when the editing began
 * @param {string} body
 * @throws {import('../../core/errors.js').RealtimeError}
 */
export async function edit(ctx, message, body) {
  const { id, channelId, version } = message;
  /** @param {(known: Message) => Message} change */
  const update = (change) => ctx.store.update((state) => changeMessage(state, channelId, id, change));
  update((known) => ({ ...known, body, editedAt: new Date().toISOString() }));
  try {
    const saved = await ctx.api.patch(`messages/${id}`, { body }, { version });
    update((known) => (known.version > saved.version ? known : withText(known, saved)));
  } catch (error) {
    const current = /** @type {any} */ (error).current;
    update((known) => (known.version === version && known.body === body ? withText(known, current ?? message) : known));
    throw error;
  }
}

/**
 * @param {Message} known
 * @param {Message} from
 * @returns {Message}
 */
function withText(known, { body, version, editedAt }) {
  return { ...known, body, version, editedAt };
}

/**
 * @param {Context} ctx
 * @param {Message} message
 */
export async function remove(ctx, message) {
  const { id, channelId } = message;
  ctx.store.update((state) =>
    changeMessage(state, channelId, id, (known) => tombstone(known, new Date().toISOString())),
  );
  try {
    await ctx.api.delete(`messages/${id}`);
  } catch (error) {
    ctx.store.update((state) => changeMessage(state, channelId, id, () => message));
    tell(ctx, 'Couldn’t delete the message.', error);
  }
}

/** What is under way for one reaction; the next change waits for it, or the server could see them the wrong way round. */
const underWay = new Map();

/**
 * Adds my reaction, or takes it back.
 *
 * @param {Context} ctx
 * @param {Message} message
 * @param {string} emoji
 * @param {boolean} [onlyAdds] leaves a reaction that is mine already
 */
export async function toggleReaction(ctx, message, emoji, onlyAdds = false) {
  const { id, channelId } = message;
  const meId = ctx.store.get().me?.id ?? '';
  const adds = !hasReacted(message, emoji, meId);
  if (onlyAdds && !adds) return;
  /** @param {boolean} isAdded */
  const show = (isAdded) =>
    ctx.store.update((state) =>
      changeMessage(state, channelId, id, (known) => (isAdded ? withReaction : withoutReaction)(known, emoji, meId)),
    );
  show(adds);
  const key = `${id} ${emoji}`;
  const path = `messages/${id}/reactions/${encodeURIComponent(emoji)}`;
  const call = Promise.resolve(underWay.get(key)).then(() => (adds ? ctx.api.put(path) : ctx.api.delete(path)));
  const settled = call.then(
    () => undefined,
    (error) => {
      show(!adds);
      tell(ctx, adds ? 'Couldn’t add the reaction.' : 'Couldn’t take the reaction back.', error);
    },
  );
  underWay.set(key, settled);
  await settled;
  if (underWay.get(key) === settled) underWay.delete(key);
}

/**
 * @param {Context} ctx
 * @param {Message} message
 * @returns {Promise<{body: string, editedAt: string}[]>} former bodies, newest first
 */
export async function formerBodies(ctx, message) {
  return (await ctx.api.get(`messages/${message.id}/edits`)).items;
}

/**
 * @param {Context} ctx
 * @param {string} what
 * @param {any} error
 */
function tell(ctx, what, error) {
  toast(ctx, `${what} ${sentenceFor(error)}`, undefined, 'danger');
}
