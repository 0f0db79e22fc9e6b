export { ChannelList } from './channel-list.js';
export { ChannelMembersDialog } from './channel-members-dialog.js';
export { ChannelView } from './channel-view.js';
export { CreateChannelDialog } from './create-channel-dialog.js';
export { EditChannelDialog } from './edit-channel-dialog.js';
export { forgetChannel } from './fold.js';
export { reloadChannel } from './actions.js';
export { channelsOf, countLabel, neighbour, openChannelsOf, pathOf, startChannel } from './selectors.js';
