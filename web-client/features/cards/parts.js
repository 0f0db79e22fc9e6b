/** What boards lend to cards. */
export { cardPath } from '../boards/selectors.js';
export { dueLabel, dueTone, toneText } from '../boards/due.js';
export { useNow } from '../boards/use-now.js';
