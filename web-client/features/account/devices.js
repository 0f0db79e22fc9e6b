import { html } from '../../core/html.js';
import { signOut } from '../accounts/actions.js';
import { confirm } from '../shell/dialogs.js';
import { Icon } from '../shell/icon.js';
import { LoadState } from '../shell/load-state.js';
import { readAll } from '../shell/pages.js';
import { RelativeTime } from '../shell/relative-time.js';
import { useLoaded } from '../shell/use-loaded.js';
import { deviceName } from './device-name.js';
import { end } from './ending.js';
import { useRowFocus } from './row-focus.js';

/**
 * @typedef {{id: string, kind: string, createdAt: string, lastSeenAt: string, userAgent?: string | null, network?: string | null,
 *   isCurrent: boolean}} Session
 */

/**
 * Where I am signed in, this device first.
 * @param {import('./sections.js').SectionProps} props
 */
export function Devices({ ctx, onSettled }) {
  const loaded = useLoaded(async () => {
    const all = /** @type {Session[]} */ (await readAll(ctx.api, 'me/sessions'));
    return all.sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent) || b.lastSeenAt.localeCompare(a.lastSeenAt));
  });
  const { data, busy, run } = loaded;
  const { list, leave } = useRowFocus(ctx, data, onSettled);
  /** @param {Session} session */
  const endOne = (session) =>
    run(async () => {
      await end(ctx.api, `me/sessions/${session.id}`);
      leave(session.id);
    }, session.id);
  const endHere = () =>
    confirm(ctx, {
      title: 'Sign out here?',
      text: 'You will need your password, or another way to sign in, to come back.',
      action: 'Sign out',
      run: () => signOut(ctx),
    });
  const endOthers = () =>
    confirm(ctx, {
      title: 'Sign out everywhere else?',
      text: 'Every other browser and program of yours is signed out at once. API tokens stay.',
      action: 'Sign out everywhere else',
      run: async () => {
        await run(async () => {
          await ctx.api.delete('me/sessions');
          leave();
        }, 'others');
      },
    });
  return html`<p class="muted">Where you are signed in. End what you do not know, and change your password then.</p>
    <${LoadState} loaded=${loaded} rows=${3} label="Loading your devices" />
    ${
      data
        ? html`<ul ref=${list} class="account-list" aria-label="Devices" aria-busy=${busy ? 'true' : 'false'}>
            ${data.map((session) => html`<${Row} key=${session.id} session=${session} onEnd=${() => (session.isCurrent ? endHere() : endOne(session))} />`)}
          </ul>`
        : null
    }
    ${data?.length === 1 ? html`<p class="muted">You are signed in nowhere else.</p>` : null}
    ${
      data && data.length > 1
        ? html`<div>
            <button type="button" class="button danger-text" onClick=${endOthers}>Sign out everywhere else</button>
          </div>`
        : null
    }`;
}

/** @param {{session: Session, onEnd: () => void}} props */
function Row({ session, onEnd }) {
  const name = deviceName(session);
  return html`<li class="account-row">
    <${Icon} name=${session.kind === 'program' ? 'settings' : 'monitor'} />
    <div class="account-row-main">
      <span class="account-row-title">
        <span dir="auto">${name}</span>${session.isCurrent ? html` <span class="tag">This device</span>` : null}
      </span>
      <span class="muted small" id=${`device-${session.id}`}>
        signed in <${RelativeTime} at=${session.createdAt} />, last used${' '}
        <${RelativeTime} at=${session.lastSeenAt} />${session.network ? ` · ${session.network}` : null}
      </span>
    </div>
    <button
      type="button"
      class="button"
      aria-label=${session.isCurrent ? 'Sign out here' : `Sign out ${name}`}
      aria-describedby=${`device-${session.id}`}
      data-end=${session.isCurrent ? undefined : session.id}
      onClick=${onEnd}
    >
      Sign out
    </button>
  </li>`;
}
