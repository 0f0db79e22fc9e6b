/** Signing in by other services, and linking accounts there. */
export { LinkedAccountsDialog } from './linked-accounts-dialog.js';
export { startExternalSignIn } from './notices.js';
export { Providers } from './providers.js';
