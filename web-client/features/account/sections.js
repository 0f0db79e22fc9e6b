import { LinkedAccounts } from '../external-sign-in/index.js';
import { SecondFactor } from '../second-factor/index.js';
import { Devices } from './devices.js';
import { PasswordForm } from './password-form.js';
import { Profile } from './profile.js';
import { Tokens } from './tokens.js';

/**
 * @typedef {{ctx: import('../../core/state.js').Context, onSettled: () => void}} SectionProps
 *   `onSettled` puts the focus at the section's beginning, when what had it is gone
 * @typedef {{id: string, title: string, icon: string, view: (props: SectionProps) => any}} Section
 */

/**
 * The account's sections in order. A feature adds one here, with its view in its own folder.
 * @type {Section[]}
 */
export const sections = [
  { id: 'profile', title: 'Profile', icon: 'user', view: Profile },
  { id: 'devices', title: 'Devices', icon: 'monitor', view: Devices },
  { id: 'password', title: 'Password', icon: 'lock', view: PasswordForm },
  { id: 'second-factor', title: 'Two-step sign-in', icon: 'check', view: SecondFactor },
  { id: 'linked', title: 'Linked accounts', icon: 'link', view: LinkedAccounts },
  { id: 'tokens', title: 'API tokens', icon: 'settings', view: Tokens },
];
