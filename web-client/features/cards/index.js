export { CardPanel } from './card-panel.js';
export { fold } from './fold.js';
