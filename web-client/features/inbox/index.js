export { InboxLink } from './inbox-link.js';
export { InboxView } from './inbox-view.js';
export { fold } from './fold.js';
