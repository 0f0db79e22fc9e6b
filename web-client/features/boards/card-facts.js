import { html } from '../../core/html.js';
import { Avatar, Icon } from '../shell/index.js';
import { toneText } from './due.js';

/** @typedef {import('../../core/board-state.js').CardSummary} CardSummary */
/** @typedef {import('../../core/state.js').Member} Member */

const SHOWN_ASSIGNEES = 3;

/**
 * The line below a card's title: when it is due, what is in it, whose it is.
 * @param {{card: CardSummary, members: Record<string, Member>, tone: string, due: string}} props
 */
export function CardFacts({ card, members, tone, due }) {
  const { assigneeIds = [], checkTotal = 0, checkDone = 0, commentCount = 0 } = card;
  const hasFacts =
    due ||
    checkTotal ||
    commentCount ||
    card.hasDescription ||
    card.isRecurring ||
    card.isTemplate ||
    card.estimate !== undefined;
  if (!hasFacts && assigneeIds.length === 0) return null;
  return html`<span class="card-facts">
    ${card.isTemplate ? html`<span class="fact is-template">Template</span>` : null}
    ${due ? html`<${DueBadge} tone=${tone} text=${due} />` : null}
    ${card.isRecurring ? html`<${Fact} icon="repeat" label="Repeats" />` : null}
    ${card.hasDescription ? html`<${Fact} icon="text" label="Has a description" />` : null}
    ${
      checkTotal
        ? html`<${Fact}
            icon="checklist"
            label=${`${checkDone} of ${checkTotal} items done`}
            text=${`${checkDone}/${checkTotal}`}
            isDone=${checkDone === checkTotal}
          />`
        : null
    }
    ${commentCount ? html`<${Fact} icon="message" label=${commentCount === 1 ? '1 comment' : `${commentCount} comments`} text=${commentCount} />` : null}
    ${card.estimate === undefined ? null : html`<${Fact} icon="clock" label=${`Estimate ${card.estimate}`} text=${card.estimate} />`}
    ${assigneeIds.length > 0 ? html`<${Assignees} userIds=${assigneeIds} members=${members} />` : null}
  </span>`;
}

/** @param {{tone: string, text: string}} props */
export function DueBadge({ tone, text }) {
  const hidden = toneText(/** @type {any} */ (tone));
  return html`<span class=${`fact due is-${tone}`}>
    <${Icon} name=${tone === 'done' ? 'check' : 'calendar'} size="small" />
    <span class="visually-hidden">Due </span>${text}
    ${hidden ? html`<span class="visually-hidden">, ${hidden}</span>` : null}
  </span>`;
}

/** @param {{icon: string, label: string, text?: string | number, isDone?: boolean}} props */
function Fact({ icon, label, text, isDone = false }) {
  return html`<span class=${isDone ? 'fact is-done' : 'fact'} title=${label}>
    <${Icon} name=${icon} size="small" />
    ${text === undefined ? null : html`<span aria-hidden="true">${text}</span>`}
    <span class="visually-hidden">${label}</span>
  </span>`;
}

/** @param {{userIds: string[], members: Record<string, Member>}} props */
export function Assignees({ userIds, members }) {
  const names = userIds.map((id) => members[id]?.displayName ?? 'Somebody');
  const more = userIds.length - SHOWN_ASSIGNEES;
  return html`<span class="assignees" title=${names.join(', ')}>
    ${userIds
      .slice(0, SHOWN_ASSIGNEES)
      .map((id, index) => html`<${Avatar} key=${id} userId=${id} name=${names[index]} size="small" />`)}
    ${more > 0 ? html`<span class="assignees-more" aria-hidden="true">+${more}</span>` : null}
    <span class="visually-hidden">Assigned to ${names.join(', ')}</span>
  </span>`;
}
