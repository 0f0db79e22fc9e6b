/** The opened card, and the cards in messages. */
import { MakeCardDialog } from './make-card-dialog.js';

export { CardPanel } from './card-panel.js';
export { fold } from './fold.js';
export { withStaleLinks } from './link-reading.js';

/** The dialogs of cards by kind. @type {Record<string, any>} */
export const cardDialogs = { 'make-card': MakeCardDialog };
