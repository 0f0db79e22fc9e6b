/** The person's inbox, and how they want to be told of things. */
export { InboxLink } from './inbox-link.js';
export { InboxView } from './inbox-view.js';
export { SettingsDialog } from './settings-dialog.js';
export { fold } from './fold.js';
export { startInbox } from './start.js';
