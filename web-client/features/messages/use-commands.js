import { html, useMemo, useRef, useState } from '../../core/html.js';
import { routePath } from '../../core/router.js';
import { toNames } from '../mentions/index.js';
import { copyAndTell } from '../shell/clipboard.js';
import { confirm, openDialog, sentenceFor, toast } from '../shell/index.js';
import { isAdmin } from '../workspaces/selectors.js';
import { discardSend, edit, remove, retrySend, toggleReaction } from './actions.js';
import { EditsDialog } from './edits-dialog.js';
import { EmojiPicker } from './emoji-picker.js';
import { findMessage } from './timeline.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/state.js').Channel} Channel */
/** @typedef {import('./timeline.js').Message} Message */
/** @typedef {{message: Message, text: string, error: string, fromComposer: boolean}} Editing */
/** @typedef {ReturnType<typeof createHandlers>} Handlers */
/** @typedef {ReturnType<typeof useCommands>} Commands */
/** @typedef {{release(): void, toEnd(): void}} ListControl */

const CHANGED = 'This message was changed in another window meanwhile. Save again to replace it with your text.';
const GONE = 'This message was deleted meanwhile. Your text is still here for you to copy.';

/**
 * What can be done in one conversation, and what is open because of it: the editor, the picker, the former versions.
 *
 * @param {Context} ctx
 * @param {Channel} channel
 * @param {string | null} rootId
 */
export function useCommands(ctx, channel, rootId) {
  const [editing, setEditing] = useState(/** @type {Editing | null} */ (null));
  const [picker, setPicker] = useState(/** @type {{message: Message, anchor: HTMLElement} | null} */ (null));
  const [editsOf, setEditsOf] = useState(/** @type {Message | null} */ (null));
  const list = useRef(/** @type {ListControl | null} */ (null));
  const isEditing = useRef(false);
  isEditing.current = editing !== null;
  const handlers = useMemo(
    () =>
      createHandlers({
        ctx,
        channel,
        rootId,
        list,
        isEditing: () => isEditing.current,
        setEditing,
        setPicker,
        setEditsOf,
      }),
    [ctx, channel.id, rootId],
  );

  /** @returns {boolean} whether there is a message of mine to edit */
  function editLast() {
    const { timelines, threads, me } = ctx.store.get();
    const timeline = rootId ? threads[rootId] : timelines[channel.id];
    const id = timeline?.order.findLast((each) => isEditable(timeline.messages[each], me?.id));
    if (!timeline || id === undefined) return false;
    list.current?.toEnd();
    handlers.edit(timeline.messages[id], true);
    return true;
  }

  const overlays = html`${
    picker
      ? html`<${EmojiPicker}
          anchor=${picker.anchor}
          onPick=${(/** @type {string} */ emoji) => {
            setPicker(null);
            handlers.react(picker.message, emoji, true);
          }}
          onClose=${() => setPicker(null)}
        />`
      : null
  }
  ${editsOf ? html`<${EditsDialog} ctx=${ctx} message=${editsOf} onClose=${() => setEditsOf(null)} />` : null}`;
  return { editing, handlers, list, editLast, overlays };
}

/**
 * @param {Message} message
 * @param {string | undefined} meId
 */
const isEditable = (message, meId) => message.authorId === meId && !message.deletedAt;

/**
 * @param {{
 *   ctx: Context, channel: Channel, rootId: string | null, list: {current: ListControl | null},
 *   isEditing: () => boolean, setEditing: (editing: Editing | null) => void,
 *   setPicker: (picker: {message: Message, anchor: HTMLElement} | null) => void,
 *   setEditsOf: (message: Message | null) => void,
 * }} conversation
 */
function createHandlers({ ctx, channel, rootId, list, isEditing, setEditing, setPicker, setEditsOf }) {
  const root = () => document.querySelector(rootId ? '.conversation.is-thread' : '.conversation:not(.is-thread)');
  /** @param {Message} message */
  const rowOf = (message) =>
    /** @type {HTMLElement | null} */ (root()?.querySelector(`.message[data-id="${CSS.escape(message.id)}"]`) ?? null);
  const focusComposer = () =>
    /** @type {HTMLElement | null} */ (root()?.querySelector('.composer .composer-input'))?.focus();

  /** @param {Editing} editing */
  function endEditing(editing) {
    setEditing(null);
    if (editing.fromComposer) focusComposer();
    else rowOf(editing.message)?.focus();
  }

  /**
   * @param {Editing} editing
   * @param {string} text
   */
  async function saveEdit(editing, text) {
    endEditing(editing);
    if (text.trim() === '') return askToRemove(ctx, editing.message);
    if (text === editing.message.body && !editing.error) return undefined;
    try {
      await edit(ctx, editing.message, text);
    } catch (error) {
      const { code } = /** @type {any} */ (error);
      const message = findMessage(ctx.store.get(), channel.id, editing.message.id) ?? editing.message;
      const sentence = { 'version.stale': CHANGED, 'message.deleted': GONE }[/** @type {string} */ (code)];
      const again = { ...editing, message, text, error: sentence ?? sentenceFor(error) };
      // Another message may be in the editor by now: its text must not be thrown away for this one.
      if (!isEditing()) setEditing(again);
      else toast(ctx, 'Your edit wasn’t saved.', { label: 'Show', run: () => setEditing(again) }, 'danger');
    }
    return undefined;
  }

  /** @param {Message} message */
  function addressOf({ id, threadRootId }) {
    const place = { workspaceId: channel.workspaceId, channelId: channel.id };
    const path = threadRootId
      ? routePath('thread', { ...place, messageId: threadRootId }, { message: id })
      : routePath('channel', place, { message: id });
    return new URL(path, window.location.href).href;
  }

  return {
    focusComposer,
    endEditing,
    saveEdit,
    unfold: () => list.current?.release(),
    /** @param {Message} message */
    mayDelete({ authorId }) {
      const { me, workspaces } = ctx.store.get();
      return authorId === me?.id || isAdmin(workspaces[channel.workspaceId]?.role);
    },
    /**
     * @param {Message} message
     * @param {string} emoji
     * @param {boolean} [onlyAdds] picking an emoji from the grid never takes one back
     */
    react(message, emoji, onlyAdds = false) {
      const known = findMessage(ctx.store.get(), channel.id, message.id) ?? message;
      void toggleReaction(ctx, known, emoji, onlyAdds);
    },
    /**
     * @param {Message} message
     * @param {HTMLElement | null} anchor the row when left out
     */
    pick(message, anchor) {
      const beside = anchor ?? rowOf(message);
      if (beside) setPicker({ message, anchor: beside });
    },
    /** @param {Message} message */
    reply(message) {
      if (rootId) return focusComposer();
      const params = { workspaceId: channel.workspaceId, channelId: channel.id, messageId: message.id };
      return ctx.router.navigate(routePath('thread', params));
    },
    /**
     * @param {Message} message
     * @param {boolean} [fromComposer]
     */
    edit: (message, fromComposer = false) => setEditing({ message, text: message.body, error: '', fromComposer }),
    /** @param {Message} message */
    remove: (message) => askToRemove(ctx, message),
    /** @param {Message} message */
    makeCard: (message) => openDialog(ctx, 'make-card', { message, channelId: channel.id }),
    /** @param {Message} message */
    copyLink: (message) => copyAndTell(ctx, addressOf(message), 'Link copied.'),
    /** @param {Message} message */
    copyText: (message) =>
      copyAndTell(ctx, toNames(message.body, ctx.store.get().members[channel.workspaceId]), 'Text copied.'),
    /** @param {Message} message */
    showEdits: (message) => setEditsOf(message),
    /** @param {string} opId */
    retry: (opId) => retrySend(ctx, opId),
    /** @param {string} opId */
    discard: (opId) => discardSend(ctx, opId),
  };
}

/**
 * @param {Context} ctx
 * @param {Message} message
 */
function askToRemove(ctx, message) {
  confirm(ctx, {
    title: 'Delete this message?',
    text: 'It is taken away for everyone in the channel. This can’t be undone.',
    action: 'Delete',
    async run() {
      void remove(ctx, message);
    },
  });
}
