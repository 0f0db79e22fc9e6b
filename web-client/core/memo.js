import { html } from './html.js';

/**
 * A view that is drawn again only when one of its properties has become another value: of two hundred rows, one.
 *
 * @template P
 * @param {(props: P) => any} View
 * @returns {(props: P) => any}
 */
export function memo(View) {
  return /** @this {any} */ function Memo(props) {
    this.shouldComponentUpdate = (/** @type {any} */ next) => differs(this.props, next);
    return html`<${View} ...${props} />`;
  };
}

/**
 * @param {any} before
 * @param {any} after
 */
function differs(before, after) {
  const keys = Object.keys(after);
  return keys.length !== Object.keys(before).length || keys.some((key) => before[key] !== after[key]);
}
