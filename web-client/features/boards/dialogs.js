import { BoardActivityDialog } from './board-activity-dialog.js';
import { BoardArchiveDialog } from './board-archive-dialog.js';
import { BoardLabelsDialog } from './board-labels-dialog.js';
import { BoardMembersDialog } from './board-members-dialog.js';
import { CreateBoardDialog } from './create-board-dialog.js';
import { EditBoardDialog } from './edit-board-dialog.js';
import { EditListDialog } from './edit-list-dialog.js';

/** The dialogs of boards by kind. @type {Record<string, any>} */
export const boardDialogs = {
  'board-activity': BoardActivityDialog,
  'board-archive': BoardArchiveDialog,
  'board-labels': BoardLabelsDialog,
  'board-members': BoardMembersDialog,
  'create-board': CreateBoardDialog,
  'edit-board': EditBoardDialog,
  'edit-list': EditListDialog,
};
