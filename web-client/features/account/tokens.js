import { html, useLayoutEffect, useRef, useState } from '../../core/html.js';
import { confirm } from '../shell/dialogs.js';
import { Icon } from '../shell/icon.js';
import { LoadState } from '../shell/load-state.js';
import { readAll } from '../shell/pages.js';
import { RelativeTime } from '../shell/relative-time.js';
import { EmptyState } from '../shell/states.js';
import { shortDate } from '../shell/time.js';
import { useLoaded } from '../shell/use-loaded.js';
import { end } from './ending.js';
import { NewToken } from './new-token.js';
import { useRowFocus } from './row-focus.js';
import { scopeText } from './scopes.js';
import { ShownToken } from './shown-token.js';

/**
 * @typedef {{id: string, name: string, scopes: string[], createdAt: string, expiresAt?: string | null, lastUsedAt?: string | null}} Token
 */

/** As many as the server keeps for a person, those that expired lately too. */
const AT_MOST = 50;

/**
 * The tokens of my programs.
 * @param {import('./sections.js').SectionProps} props
 */
export function Tokens({ ctx, onSettled }) {
  const [made, setMade] = useState(/** @type {(Token & {token: string}) | null} */ (null));
  const [isMaking, setMaking] = useState(false);
  const loaded = useLoaded(async () => /** @type {Token[]} */ (await readAll(ctx.api, 'me/tokens')));
  const { data, run, reload } = loaded;
  const { list, leave } = useRowFocus(ctx, data, onSettled);
  const maker = useFocusBack(isMaking || made !== null);
  /** @param {Token} token */
  const askToEnd = (token) =>
    confirm(ctx, {
      title: `End “${token.name}”?`,
      text: 'The program that uses it is shut out at once. This can’t be undone.',
      action: 'End token',
      run: async () => {
        await run(async () => {
          await end(ctx.api, `me/tokens/${token.id}`);
          leave(token.id);
          setMade((known) => (known?.id === token.id ? null : known));
        }, token.id);
      },
    });
  /** @param {Token & {token: string}} token */
  const show = async (token) => {
    setMaking(false);
    setMade(token);
    await reload();
  };
  const isFull = data !== null && data.length >= AT_MOST;
  return html`<p class="muted">A token lets a program of yours in, for what you allow it and nothing else.</p>
    ${made ? html`<${ShownToken} key=${made.id} ctx=${ctx} token=${made} onClose=${() => setMade(null)} />` : null}
    ${isMaking ? html`<${NewToken} ctx=${ctx} onMade=${show} onCancel=${() => setMaking(false)} />` : null}
    ${
      isMaking || isFull
        ? null
        : html`<div>
            <button ref=${maker} type="button" class="button is-primary" onClick=${() => setMaking(true)}>
              New token
            </button>
          </div>`
    }
    ${isFull ? html`<p>You have ${AT_MOST} tokens, as many as there can be. End one to make another.</p>` : null}
    <${LoadState} loaded=${loaded} rows=${3} label="Loading your tokens" />
    ${
      data?.length === 0 && !isMaking
        ? html`<${EmptyState} icon="settings" title="No tokens" text="Make one to let a script or a bot in as you." />`
        : null
    }
    ${
      data?.length
        ? html`<ul ref=${list} class="account-list" aria-label="API tokens">
            ${data.map((token) => html`<${Row} key=${token.id} token=${token} onEnd=${() => askToEnd(token)} />`)}
          </ul>`
        : null
    }`;
}

/**
 * The button that opened something has the focus again when that has closed.
 * @param {boolean} isOpen
 */
function useFocusBack(isOpen) {
  const button = useRef(/** @type {HTMLElement | null} */ (null));
  const wasOpen = useRef(isOpen);
  useLayoutEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return button;
}

/** @param {{token: Token, onEnd: () => void}} props */
function Row({ token, onEnd }) {
  const { expiresAt } = token;
  const now = Date.now();
  const isOver = Boolean(expiresAt && Date.parse(expiresAt) <= now);
  return html`<li class="account-row">
    <${Icon} name="lock" />
    <div class="account-row-main">
      <span class="account-row-title">
        <span dir="auto">${token.name}</span>${isOver ? html` <span class="tag">Expired</span>` : null}
      </span>
      <span class="muted small">${token.scopes.map(scopeText).join(' · ')}</span>
      <span class="muted small">
        made <${RelativeTime} at=${token.createdAt} />,${' '}
        ${token.lastUsedAt ? html`last used <${RelativeTime} at=${token.lastUsedAt} />` : 'never used'},${' '}
        ${expiresAt ? `${isOver ? 'ended' : 'good until'} ${shortDate(Date.parse(expiresAt), now)}` : 'good until you end it'}
      </span>
    </div>
    <button
      type="button"
      class="button danger-text"
      aria-label=${`End ${token.name}`}
      data-end=${token.id}
      onClick=${onEnd}
    >
      End
    </button>
  </li>`;
}
