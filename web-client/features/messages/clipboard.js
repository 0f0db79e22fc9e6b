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
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  focused?.focus();
  if (!isCopied) throw new Error('The browser refused to copy.');
}
