/** The caller's own account: where they are signed in, their password, tokens, and other ways in. */
export { AccountView } from './account-view.js';
