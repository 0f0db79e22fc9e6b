import { html } from '../../core/html.js';
import { signOut } from '../accounts/actions.js';
import { confirm } from '../shell/dialogs.js';
import { FormError } from '../shell/form.js';
import { Icon } from '../shell/icon.js';
import { readAll } from '../shell/pages.js';
import { RelativeTime } from '../shell/relative-time.js';
import { SkeletonRows } from '../shell/states.js';
import { useLoaded } from '../shell/use-loaded.js';
import { deviceName } from './device-name.js';

/**
 * @typedef {{id: string, kind: string, createdAt: string, lastSeenAt: string, userAgent?: string | null, network?: string | null,
 *   isCurrent: boolean}} Session
 */

/**
 * Where I am signed in, this device first.
 * @param {import('./sections.js').SectionProps} props
 */
export function Devices({ ctx, onSettled }) {
  const { data, failure, busy, run, reload } = useLoaded(async () => {
    const all = /** @type {Session[]} */ (await readAll(ctx.api, 'me/sessions'));
    return all.sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent) || b.lastSeenAt.localeCompare(a.lastSeenAt));
  });
  /** @param {Session} session */
  const end = async (session) => {
    if (await run(() => ctx.api.delete(`me/sessions/${session.id}`))) onSettled();
  };
  const leave = () =>
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
        if (await run(() => ctx.api.delete('me/sessions'))) onSettled();
      },
    });
  return html`<p class="muted">Where you are signed in. End what you do not know, and change your password then.</p>
    <${FormError} text=${failure} />
    ${!data && failure ? html`<button type="button" class="button" onClick=${reload}>Try again</button>` : null}
    ${!data && !failure ? html`<${SkeletonRows} rows=${3} label="Loading your devices" />` : null}
    ${
      data
        ? html`<ul class="account-list" aria-label="Devices">
            ${data.map((session) => html`<${Row} key=${session.id} session=${session} busy=${busy} onEnd=${() => (session.isCurrent ? leave() : end(session))} />`)}
          </ul>`
        : null
    }
    ${
      data && data.length > 1
        ? html`<button type="button" class="button danger-text" disabled=${busy} onClick=${endOthers}>
            Sign out everywhere else
          </button>`
        : null
    }`;
}

/** @param {{session: Session, busy: boolean, onEnd: () => void}} props */
function Row({ session, busy, onEnd }) {
  const name = deviceName(session);
  return html`<li class="account-row">
    <${Icon} name=${session.kind === 'program' ? 'settings' : 'monitor'} />
    <div class="account-row-main">
      <span class="account-row-title">
        <span dir="auto">${name}</span>${session.isCurrent ? html` <span class="tag">This device</span>` : null}
      </span>
      <span class="muted small">
        signed in <${RelativeTime} at=${session.createdAt} />, last used
        <${RelativeTime} at=${session.lastSeenAt} />${session.network ? ` · ${session.network}` : null}
      </span>
    </div>
    <button
      type="button"
      class="button"
      aria-label=${session.isCurrent ? 'Sign out here' : `Sign out ${name}`}
      disabled=${busy}
      onClick=${onEnd}
    >
      Sign out
    </button>
  </li>`;
}
