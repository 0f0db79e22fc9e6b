/** The parts that every feature's views are made of. */
export { Avatar } from './avatar.js';
export { Icon } from './icon.js';
export { Menu } from './menu.js';
export { Dialog } from './dialog.js';
export { toast } from './toast.js';
export { RelativeTime } from './relative-time.js';
export { PresenceDot } from './presence-dot.js';
