import { html } from '../../core/html.js';
import { EmptyState } from '../shell/index.js';

/** @param {{ctx: import('../../core/state.js').Context, workspaceId: string}} props */
export function InboxView(props) {
  return html`<header class="top-bar">
      <a class="icon-button back-link" href=${`/w/${props.workspaceId}`} aria-label="Back to channels">‹</a>
      <h1>Inbox</h1>
    </header>
    <${EmptyState} icon="bell" title="Nothing new" text="Reminders, mentions and assignments come here." />`;
}
