import { html } from '../../core/html.js';
import { memo } from '../../core/memo.js';
import { Avatar } from '../shell/index.js';
import { CardFacts } from './card-facts.js';
import { LabelChips } from './label-chips.js';

/** @typedef {import('../../core/board-state.js').CardSummary} CardSummary */
/** @typedef {import('../../core/board-state.js').Label} Label */
/** @typedef {import('../../core/state.js').Member} Member */

/**
 * A card on the board. Whatever changes around it, it is drawn again only when one of these has become another value.
 * @type {(props: {
 *   card: CardSummary, href: string, labels: Record<string, Label>, members: Record<string, Member>, tone: string,
 *   due: string, viewers: string, isOpen: boolean, isLifted: boolean, isGrabbed: boolean, isReachable: boolean
 * }) => any}
 */
export const CardTile = memo(
  ({ card, href, labels, members, tone, due, viewers, isOpen, isLifted, isGrabbed, isReachable }) => {
    const classes = [
      'card',
      isOpen && 'is-open',
      isLifted && 'is-lifted',
      isGrabbed && 'is-grabbed',
      viewers && 'is-viewed',
    ];
    return html`<li class=${classes.filter(Boolean).join(' ')} data-card=${card.id}>
      ${card.cover ? html`<span class=${`card-cover colour-${card.cover}`}></span>` : null}
      <${LabelChips} ids=${card.labelIds} labels=${labels} />
      <a
        class="card-title"
        href=${href}
        data-card-link=${card.id}
        draggable=${false}
        tabindex=${isReachable ? 0 : -1}
        aria-current=${isOpen ? 'true' : undefined}
        aria-describedby="board-keys"
        dir="auto"
        >${card.title}</a
      >
      <${CardFacts} card=${card} members=${members} tone=${tone} due=${due} />
      ${viewers ? html`<${Viewers} userIds=${viewers.split(' ')} members=${members} />` : null}
    </li>`;
  },
);

/** @param {{userIds: string[], members: Record<string, Member>}} props who has this card open */
function Viewers({ userIds, members }) {
  const names = userIds.map((id) => members[id]?.displayName ?? 'Somebody');
  return html`<span
    class="card-viewers"
    title=${`${names.join(', ')} ${names.length === 1 ? 'has' : 'have'} this open`}
  >
    ${userIds.slice(0, 3).map((id, index) => html`<${Avatar} key=${id} userId=${id} name=${names[index]} size="small" />`)}
    <span class="visually-hidden">Open with ${names.join(', ')}</span>
  </span>`;
}
