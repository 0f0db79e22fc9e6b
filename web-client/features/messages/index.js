/** Conversations: channels' messages, threads, reactions, the composer, and what is sent while nobody looks. */
export { Conversation } from './conversation.js';
export { ThreadPanel } from './thread-panel.js';
export { start } from './start.js';
export { fold } from './fold.js';
