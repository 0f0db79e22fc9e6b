import { html, useEffect } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { Icon } from './icon.js';

const VISIBLE_MS = 6_000;
const AT_MOST = 3;
let lastId = 0;

/**
 * Tells something in passing, with at most one thing to do about it.
 * @param {import('../../core/state.js').Context} ctx
 * @param {string} text
 * @param {import('../../core/state.js').ToastAction} [action]
 * @param {'neutral' | 'danger'} [tone]
 */
export function toast(ctx, text, action, tone = 'neutral') {
  const item = { id: `toast-${++lastId}`, text, tone, action };
  ctx.store.update((state) => ({
    ...state,
    toasts: [...state.toasts.filter((other) => other.text !== text), item].slice(-AT_MOST),
  }));
}

/**
 * @param {import('../../core/state.js').Context} ctx
 * @param {string} id
 */
function dismiss(ctx, id) {
  ctx.store.update((state) => ({ ...state, toasts: state.toasts.filter((other) => other.id !== id) }));
}

/** @param {{ctx: import('../../core/state.js').Context}} props */
export function Toasts({ ctx }) {
  const toasts = useStore(ctx.store, (/** @type {import('../../core/state.js').State} */ state) => state.toasts);
  return html`<div class="toasts" role="status" aria-live="polite">
    ${toasts.map((/** @type {import('../../core/state.js').Toast} */ item) => html`<${ToastRow} key=${item.id} ctx=${ctx} item=${item} />`)}
  </div>`;
}

/** @param {{ctx: import('../../core/state.js').Context, item: import('../../core/state.js').Toast}} props */
function ToastRow({ ctx, item }) {
  useEffect(() => {
    const timer = window.setTimeout(() => dismiss(ctx, item.id), VISIBLE_MS);
    return () => window.clearTimeout(timer);
  }, []);
  const act = () => {
    dismiss(ctx, item.id);
    item.action?.run();
  };
  return html`<div class=${`toast is-${item.tone}`}>
    <span class="toast-text">${item.text}</span>
    ${item.action ? html`<button type="button" class="toast-action" onClick=${act}>${item.action.label}</button>` : null}
    <button type="button" class="toast-close" aria-label="Dismiss" onClick=${() => dismiss(ctx, item.id)}>
      <${Icon} name="close" size="small" />
    </button>
  </div>`;
}
