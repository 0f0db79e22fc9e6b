/**
 * Writes down whatever a page has to complain about: errors, console errors, dialogs, breaches of its policy.
 *
 * @param {import('playwright-core').BrowserContext} context
 * @param {(complaint: string) => void} hear
 */
export async function watch(context, hear) {
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      console.error(`policy: ${violatedDirective} ${blockedURI} ${sample}`);
    });
  });
  context.on('weberror', (error) => hear(`error: ${error.error().stack}`));
  context.on('console', (message) => {
    if (!['error', 'warning', 'assert'].includes(message.type())) return;
    hear(`console: ${message.text()} ${message.location().url}`);
  });
  context.on('dialog', (dialog) => {
    hear(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
}
