/** The opened card, the cards in messages, and what is put away. */
import { ArchiveDialog } from './archive-dialog.js';
import { MakeCardDialog } from './make-card-dialog.js';

export { CardPanel } from './card-panel.js';
export { fold } from './fold.js';

/** The dialogs of cards by kind. @type {Record<string, any>} */
export const cardDialogs = { 'board-archive': ArchiveDialog, 'make-card': MakeCardDialog };
