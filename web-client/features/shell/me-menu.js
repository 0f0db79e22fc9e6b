import { html } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { signOut } from '../accounts/index.js';
import { isOnline } from '../presence/index.js';
import { Avatar } from './avatar.js';
import { openDialog } from './dialogs.js';
import { Icon } from './icon.js';
import { Menu } from './menu.js';
import { sentenceFor } from './sentences.js';
import { setTheme } from './theme.js';
import { toast } from './toast.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('../../core/state.js').Theme} Theme */

/** @type {{theme: Theme, label: string, icon: string}[]} */
const themes = [
  { theme: 'light', label: 'Light', icon: 'sun' },
  { theme: 'dark', label: 'Dark', icon: 'moon' },
  { theme: 'system', label: 'Like the system', icon: 'monitor' },
];

/**
 * Me at the foot of the sidebar: the theme, the shortcuts, and the way out.
 * @param {{ctx: Context, workspaceId: string}} props
 */
export function MeMenu({ ctx, workspaceId }) {
  const me = useStore(ctx.store, (state) => state.me);
  const theme = useStore(ctx.store, (state) => state.theme);
  const online = useStore(ctx.store, (state) => isOnline(state, workspaceId, state.me?.id ?? ''));
  if (!me) return null;
  /** @type {import('./menu.js').MenuItem[]} */
  const items = [
    ...themes.map((each) => ({
      label: each.label,
      icon: each.icon,
      checked: each.theme === theme,
      onSelect: () => setTheme(ctx, each.theme),
    })),
    'separator',
    { label: 'My profile', icon: 'user', onSelect: () => ctx.router.navigate(`/w/${workspaceId}/people/${me.id}`) },
    { label: 'Reminders and calendar', icon: 'bell', onSelect: () => openDialog(ctx, 'settings') },
    { label: 'Account and security', icon: 'lock', onSelect: () => ctx.router.navigate('/account') },
    { label: 'Keyboard shortcuts', icon: 'keyboard', hint: '?', onSelect: () => openDialog(ctx, 'shortcuts') },
    'separator',
    { label: 'Sign out', icon: 'leave', onSelect: () => signOut(ctx).catch((error) => toast(ctx, sentenceFor(error))) },
  ];
  return html`<${Menu}
    label="Your menu"
    showsName
    className="me-row"
    align="start"
    items=${items}
    header=${html`<span class="muted small ellipsis">${me.email ?? me.displayName}</span>`}
  >
    <${Avatar} userId=${me.id} name=${me.displayName} online=${online} />
    <span class="me-names">
      <span class="ellipsis">${me.displayName}</span>
      <span class="muted small">${online ? 'Connected' : 'Not connected'}</span>
      <span class="visually-hidden">, your menu</span>
    </span>
    <${Icon} name="settings" />
  <//>`;
}
