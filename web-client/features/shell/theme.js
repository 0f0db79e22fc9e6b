/** @typedef {import('../../core/state.js').Theme} Theme */
const KEY = 'realtime.theme';

/** @returns {Theme} */
export function savedTheme() {
  const saved = localStorage.getItem(KEY);
  return saved === 'light' || saved === 'dark' ? saved : 'system';
}

/**
 * @param {import('../../core/state.js').Context} ctx
 * @param {Theme} theme
 */
export function setTheme(ctx, theme) {
  localStorage.setItem(KEY, theme);
  showTheme(theme);
  ctx.store.update((state) => ({ ...state, theme }));
}

/** @param {Theme} theme */
export function showTheme(theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
