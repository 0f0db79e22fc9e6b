/** Who administered a workspace, and what was refused there: for its admins. */
export { AuditView } from './audit-view.js';
