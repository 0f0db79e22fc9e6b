export { loadWorkspaces, openWorkspace } from './actions.js';
export { AcceptInvite } from './accept-invite.js';
export { CreateWorkspaceDialog, RenameWorkspaceDialog } from './create-dialog.js';
export { forgetWorkspace } from './fold.js';
export { FirstRun } from './first-run.js';
export { InviteDialog } from './invite-dialog.js';
export { PeopleView } from './people-view.js';
export { PersonPanel, askToLeave } from './person-panel.js';
export { activeMembers, isAdmin, roleNames } from './selectors.js';
