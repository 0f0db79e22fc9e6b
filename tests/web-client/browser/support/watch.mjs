/** What the page asks before anybody is signed in; a browser notes every refusal, also one that is an answer. */
const ANSWERS = /\/api\/v1\/(me|auth\/demo)$/;

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
    if (!['error', 'warning', 'assert'].includes(message.type()) || ANSWERS.test(message.location().url)) return;
    hear(`console: ${message.text()} ${message.location().url}`);
  });
  context.on('dialog', (dialog) => {
    hear(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
}
