const WORKSPACE = 'realtime.workspace';
const CHANNEL = 'realtime.channel.';

/**
 * Where a person was last, so that opening the page again goes there.
 * @param {string} workspaceId
 * @param {string} channelId
 */
export function rememberPlace(workspaceId, channelId) {
  localStorage.setItem(WORKSPACE, workspaceId);
  localStorage.setItem(CHANNEL + workspaceId, channelId);
}

/** @returns {string | null} */
export const lastWorkspace = () => localStorage.getItem(WORKSPACE);

/**
 * @param {string} workspaceId
 * @returns {string | null}
 */
export const lastChannel = (workspaceId) => localStorage.getItem(CHANNEL + workspaceId);
