import { html } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { boardDialogs } from '../boards/index.js';
import { cardDialogs } from '../cards/index.js';
import { ChannelMembersDialog, CreateChannelDialog, EditChannelDialog } from '../channels/index.js';
import { SettingsDialog } from '../inbox/index.js';
import { CreateWorkspaceDialog, InviteDialog, RenameWorkspaceDialog } from '../workspaces/index.js';
import { ConfirmDialog } from './confirm-dialog.js';
import { closeDialog } from './dialogs.js';
import { QuickSwitcher } from './quick-switcher.js';
import { ShortcutHelp } from './shortcut-help.js';

/** @type {Record<string, any>} */
const dialogs = {
  ...boardDialogs,
  ...cardDialogs,
  settings: SettingsDialog,
  'channel-members': ChannelMembersDialog,
  confirm: ConfirmDialog,
  'create-channel': CreateChannelDialog,
  'create-workspace': CreateWorkspaceDialog,
  'edit-channel': EditChannelDialog,
  invite: InviteDialog,
  'rename-workspace': RenameWorkspaceDialog,
  shortcuts: ShortcutHelp,
  switcher: QuickSwitcher,
};

/** @param {{ctx: import('../../core/state.js').Context}} props */
export function DialogHost({ ctx }) {
  const dialog = useStore(ctx.store, (state) => state.dialog);
  if (!dialog) return null;
  return html`<${dialogs[dialog.kind]}
    key=${dialog.kind}
    ctx=${ctx}
    detail=${dialog}
    onClose=${() => closeDialog(ctx)}
  />`;
}
