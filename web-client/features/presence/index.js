export { startPresence } from './actions.js';
export { isOnline } from './fold.js';
