/** Boards: lists of cards that many people move at once. */
export { BoardList } from './board-list.js';
export { BoardView } from './board-view.js';
export { boardDialogs } from './dialogs.js';
export { fold, forgetBoard } from './fold.js';
export { loadBoard } from './actions.js';
export { startBoards } from './start.js';
export { boardPath, cardPath, openBoardsOf } from './selectors.js';
