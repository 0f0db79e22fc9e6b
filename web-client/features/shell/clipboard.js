import { toast } from './toast.js';

/**
 * @param {string} text
 * @throws {Error} when the browser does not let the page write to the clipboard
 */
export async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Without TLS, as on a home network, browsers offer only the old way.
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  // What lies behind an open dialog cannot be selected.
  (document.querySelector('dialog[open]') ?? document.body).append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  focused?.focus();
  if (!isCopied) throw new Error('The browser refused to copy.');
}

/**
 * @param {import('../../core/state.js').Context} ctx
 * @param {string} text
 * @param {string} done what to say when it is copied
 */
export async function copyAndTell(ctx, text, done) {
  try {
    await copy(text);
    toast(ctx, done);
  } catch (error) {
    toast(ctx, `Couldn’t copy. ${/** @type {Error} */ (error).message}`, undefined, 'danger');
  }
}
