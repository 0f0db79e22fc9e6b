/** Signing in by other services, and linking accounts there. */
export { LinkedAccounts } from './linked-accounts.js';
export { startExternalSignIn } from './notices.js';
export { Providers } from './providers.js';
