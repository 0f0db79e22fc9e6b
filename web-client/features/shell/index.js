/** The parts that every feature's views are made of. */
export { Avatar } from './avatar.js';
export { Icon } from './icon.js';
export { Logo } from './logo.js';
export { Menu } from './menu.js';
export { Dialog } from './dialog.js';
export { closeDialog, confirm, openDialog } from './dialogs.js';
export { Field, FormError, useForm } from './form.js';
export { EmptyState, SkeletonRows } from './states.js';
export { sentenceFor } from './sentences.js';
export { toast } from './toast.js';
export { RelativeTime } from './relative-time.js';
export { PresenceDot } from './presence-dot.js';
