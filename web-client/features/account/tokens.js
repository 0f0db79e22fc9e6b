import { html, useState } from '../../core/html.js';
import { confirm } from '../shell/dialogs.js';
import { FormError } from '../shell/form.js';
import { readAll } from '../shell/pages.js';
import { RelativeTime } from '../shell/relative-time.js';
import { EmptyState, SkeletonRows } from '../shell/states.js';
import { useLoaded } from '../shell/use-loaded.js';
import { NewToken, ShownToken } from './new-token.js';
import { scopeText } from './scopes.js';

/**
 * @typedef {{id: string, name: string, scopes: string[], createdAt: string, expiresAt?: string | null, lastUsedAt?: string | null}} Token
 */

/**
 * The tokens of my programs.
 * @param {import('./sections.js').SectionProps} props
 */
export function Tokens({ ctx, onSettled }) {
  const [made, setMade] = useState(/** @type {(Token & {token: string}) | null} */ (null));
  const [isMaking, setMaking] = useState(false);
  const { data, failure, busy, run, reload } = useLoaded(
    async () => /** @type {Token[]} */ (await readAll(ctx.api, 'me/tokens')),
  );
  /** @param {Token} token */
  const end = (token) =>
    confirm(ctx, {
      title: `End “${token.name}”?`,
      text: 'The program that uses it is shut out at once. This cannot be undone.',
      action: 'End token',
      run: async () => {
        if (await run(() => ctx.api.delete(`me/tokens/${token.id}`))) onSettled();
        setMade((known) => (known?.id === token.id ? null : known));
      },
    });
  /** @param {Token & {token: string}} token */
  const show = async (token) => {
    setMaking(false);
    setMade(token);
    await reload();
  };
  return html`<p class="muted">A token lets a program of yours in, for what you allow it and nothing else.</p>
    <${FormError} text=${failure} />
    ${made ? html`<${ShownToken} key=${made.id} ctx=${ctx} token=${made} onClose=${() => (setMade(null), onSettled())} />` : null}
    ${
      isMaking
        ? html`<${NewToken} ctx=${ctx} onMade=${show} onCancel=${() => (setMaking(false), onSettled())} />`
        : html`<div>
            <button type="button" class="button is-primary" onClick=${() => setMaking(true)}>New token</button>
          </div>`
    }
    ${!data && failure ? html`<button type="button" class="button" onClick=${reload}>Try again</button>` : null}
    ${!data && !failure ? html`<${SkeletonRows} rows=${3} label="Loading your tokens" />` : null}
    ${
      data?.length === 0 && !isMaking
        ? html`<${EmptyState} icon="settings" title="No tokens" text="Make one to let a script or a bot in as you." />`
        : null
    }
    ${
      data?.length
        ? html`<ul class="account-list" aria-label="API tokens">
            ${data.map((token) => html`<${Row} key=${token.id} token=${token} busy=${busy} onEnd=${() => end(token)} />`)}
          </ul>`
        : null
    }`;
}

/** @param {{token: Token, busy: boolean, onEnd: () => void}} props */
function Row({ token, busy, onEnd }) {
  const { expiresAt } = token;
  const isOver = Boolean(expiresAt && Date.parse(expiresAt) <= Date.now());
  return html`<li class="account-row">
    <div class="account-row-main">
      <span class="account-row-title">
        <span dir="auto">${token.name}</span>${isOver ? html` <span class="tag">Expired</span>` : null}
      </span>
      <span class="muted small">${token.scopes.map(scopeText).join(' · ')}</span>
      <span class="muted small">
        ${token.lastUsedAt ? html`last used <${RelativeTime} at=${token.lastUsedAt} />` : 'never used'}${expiresAt && !isOver ? html`, good until ${new Date(expiresAt).toLocaleDateString()}` : null}
      </span>
    </div>
    <button
      type="button"
      class="button danger-text"
      aria-label=${`End ${token.name}`}
      disabled=${busy}
      onClick=${onEnd}
    >
      End
    </button>
  </li>`;
}
