/** People named in texts. */
export { peopleIn, toIds, toNames } from './mentions.js';
export { useMentions } from './use-mentions.js';
