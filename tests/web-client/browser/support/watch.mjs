/** What the page asks before anybody is signed in; a browser notes every refusal, also one that is an answer. */
const ANSWERS = /\/api\/v1\/(me|auth\/demo)$/;

/**
 * Writes down whatever a page has to complain about: errors, console errors, dialogs, breaches of its policy.
 *
 * @param {import('playwright-core').BrowserContext} context
 * @param {string[]} complaints
 */
export async function watch(context, complaints) {
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      console.error(`policy: ${violatedDirective} ${blockedURI} ${sample}`);
    });
  });
  context.on('weberror', (error) => complaints.push(`error: ${error.error().stack}`));
  context.on('console', (message) => {
    if (!['error', 'warning', 'assert'].includes(message.type()) || ANSWERS.test(message.location().url)) return;
    complaints.push(`console: ${message.text()} ${message.location().url}`);
  });
  context.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
}
