import { useEffect, useState } from '../../core/html.js';
import { sentenceFor } from '../shell/index.js';
import { createInvite, listInvites, revokeInvite } from './actions.js';
import { sharedInvite } from './invites.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/state.js').Role} Role */
/** @typedef {import('./invites.js').Invite} Invite */

/**
 * A workspace's invites, with one to hand out for the wanted role: nobody should have to press a button to get it.
 *
 * @param {Context} ctx
 * @param {string} workspaceId
 */
export function useInvites(ctx, workspaceId) {
  const [role, setRole] = useState(/** @type {Role} */ ('member'));
  const [invites, setInvites] = useState(/** @type {Invite[] | null} */ (null));
  const [error, setError] = useState(/** @type {string | null} */ (null));
  const [isBusy, setBusy] = useState(true);

  /** @param {() => Promise<void>} work */
  const attempt = async (work) => {
    setError(null);
    setBusy(true);
    try {
      await work();
    } catch (failure) {
      setError(sentenceFor(failure));
    } finally {
      setBusy(false);
    }
  };
  /** @param {Role} wanted @param {Invite[]} known */
  const offer = async (wanted, known) => {
    const isThere = sharedInvite(known, wanted, Date.now());
    setInvites(isThere ? known : [...known, await createInvite(ctx, workspaceId, wanted)]);
  };
  useEffect(() => void attempt(async () => offer(role, await listInvites(ctx, workspaceId))), []);

  return {
    role,
    invites: invites ?? [],
    error,
    isBusy,
    /** @param {Role} wanted */
    choose(wanted) {
      setRole(wanted);
      if (invites) void attempt(() => offer(wanted, invites));
    },
    make: () => void attempt(async () => offer(role, invites ?? (await listInvites(ctx, workspaceId)))),
    /** @param {string} code */
    revoke: (code) =>
      void attempt(async () => {
        await revokeInvite(ctx, workspaceId, code);
        setInvites((known) => known?.filter((invite) => invite.code !== code) ?? null);
      }),
  };
}
