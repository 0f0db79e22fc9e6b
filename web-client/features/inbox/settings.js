/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {{timeZone: string, digest: boolean, digestAt: string, emailReminders: boolean}} Settings */

export const hereZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** @param {Context} ctx @returns {Promise<Settings>} */
export const readSettings = (ctx) => ctx.api.get('me/settings');

/** @param {Context} ctx @param {Partial<Settings>} change @returns {Promise<Settings>} */
export const saveSettings = (ctx, change) => ctx.api.patch('me/settings', change);

/**
 * Nobody chooses a time zone before it matters: the browser's is taken the first time, and only then.
 * @param {Context} ctx
 * @param {string} meId
 */
export async function adoptTimeZone(ctx, meId) {
  const key = `realtime.zone.${meId}`;
  if (localStorage.getItem(key)) return;
  const { timeZone } = await readSettings(ctx);
  const isUnset = timeZone === 'UTC' || timeZone === 'Etc/UTC';
  if (isUnset && hereZone() && hereZone() !== timeZone) await saveSettings(ctx, { timeZone: hereZone() });
  localStorage.setItem(key, 'known');
}
