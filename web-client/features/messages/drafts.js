/**
 * What is written but not sent, for each person and conversation, so that it is there after a switch or a reload.
 *
 * @param {string} userId
 * @param {string} channelId
 * @param {string | null} rootId of the thread, null for the channel itself
 * @param {Storage} [storage]
 */
export function draftOf(userId, channelId, rootId, storage = localStorage) {
  const key = ['realtime.draft', userId, channelId, ...(rootId ? [rootId] : [])].join('.');
  return {
    read: () => storage.getItem(key) ?? '',
    /** @param {string} text */
    write(text) {
      if (text.trim() === '') storage.removeItem(key);
      else storage.setItem(key, text);
    },
  };
}
