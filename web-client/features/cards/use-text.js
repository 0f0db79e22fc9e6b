import { useMemo, useState } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { draftOf } from '../messages/drafts.js';
import { sentenceFor } from '../shell/index.js';
import { remember, updateCard } from './actions.js';
import { merge } from './merge.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/board-state.js').CardDetail} CardDetail */
/** @typedef {{text: string, base: string, version: number}} Draft `base` is what was there when the writing began */
/** @typedef {{mine: string, theirs: string, version: number, merged: string, isClean: boolean}} Conflict */
/** @typedef {ReturnType<typeof useText>} TextEdit */

/**
 * A text of a card that is edited in its place. What is written survives a reload; somebody else's newer text is never
 * overwritten unseen.
 * @param {Context} ctx
 * @param {CardDetail} card
 * @param {'title' | 'description'} member
 */
export function useText(ctx, card, member) {
  const meId = useStore(ctx.store, (state) => state.me?.id ?? '');
  const kept = useMemo(() => draftOf(meId, card.id, member), [meId, card.id, member]);
  const [draft, setDraft] = useState(() => parsed(kept.read()));
  const [conflict, setConflict] = useState(/** @type {Conflict | null} */ (null));
  const [failure, setFailure] = useState('');
  const [isBusy, setBusy] = useState(false);

  /** @param {Draft | null} next */
  const write = (next) => {
    setDraft(next);
    kept.write(next && next.text !== next.base ? JSON.stringify(next) : '');
  };
  const close = () => {
    write(null);
    setConflict(null);
    setFailure('');
  };
  /** @param {string} text @param {number} version */
  const send = async (text, version) => {
    setBusy(true);
    setFailure('');
    try {
      await updateCard(ctx, card.id, { [member]: text }, version);
      close();
    } catch (error) {
      const { name, code, current } = /** @type {any} */ (error);
      if (name !== 'RealtimeError') throw error;
      if (code === 'version.stale' && current) {
        remember(ctx, current);
        const theirs = current[member];
        const { text: merged, isClean } = merge(draft?.base ?? '', text, theirs);
        setConflict({ mine: text, theirs, version: current.version, merged, isClean });
      } else setFailure(sentenceFor(error));
    } finally {
      setBusy(false);
    }
  };

  return {
    isOpen: draft !== null,
    text: draft?.text ?? '',
    conflict,
    failure,
    isBusy,
    open: () => write({ text: card[member], base: card[member], version: card.version }),
    /** @param {string} text */
    setText: (text) => draft && write({ ...draft, text }),
    close,
    /** @param {string} text as it is to be sent */
    save(text) {
      if (!draft || isBusy) return;
      if (text === draft.base) close();
      else void send(text, draft.version);
    },
    /** @param {string} text that was chosen */
    settle(text) {
      if (!conflict) return;
      if (text === conflict.theirs) close();
      else void send(text, conflict.version);
    },
    putOff: () => setConflict(null),
  };
}

/** @param {string} text @returns {Draft | null} */
function parsed(text) {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    // Storage may hold anything: what is no draft of ours is left alone until one is written.
    return null;
  }
}
