/**
 * Opens a dialog by its kind; one is open at a time. The kinds are listed in `dialog-host.js`.
 * @param {import('../../core/state.js').Context} ctx
 * @param {string} kind
 * @param {Record<string, unknown>} [detail]
 */
export function openDialog(ctx, kind, detail = {}) {
  ctx.store.update((state) => ({ ...state, dialog: { ...detail, kind } }));
}

/** @param {import('../../core/state.js').Context} ctx */
export function closeDialog(ctx) {
  ctx.store.update((state) => (state.dialog ? { ...state, dialog: null } : state));
}

/**
 * Asks before something that cannot be undone.
 * @param {import('../../core/state.js').Context} ctx
 * @param {{title: string, text: string, action: string, run: () => Promise<void>}} question
 */
export function confirm(ctx, question) {
  openDialog(ctx, 'confirm', question);
}
