import { html, useRef, useState } from '../../core/html.js';
import { useStore } from '../../core/store.js';
import { readSettings, saveSettings } from '../inbox/settings.js';
import { TimeZoneField } from '../inbox/time-zone-field.js';
import { Avatar } from '../shell/avatar.js';
import { openDialog } from '../shell/dialogs.js';
import { Field, FormError, useForm } from '../shell/form.js';
import { LoadState } from '../shell/load-state.js';
import { longDate } from '../shell/time.js';
import { toast } from '../shell/toast.js';
import { useLoaded } from '../shell/use-loaded.js';
import { EmailConfirmation } from './email-confirmation.js';

/**
 * Who I am here, and in which time zone.
 * @param {import('./sections.js').SectionProps} props
 */
export function Profile({ ctx }) {
  const me = useStore(ctx.store, (state) => state.me);
  if (!me) return null;
  return html`<div class="account-me">
      <${Avatar} userId=${me.id} name=${me.displayName} />
      <dl class="facts">
        <dt>Email</dt>
        <dd>
          <span dir="auto">${me.email ?? 'None: you sign in by another service'}</span>
          <${EmailConfirmation} ctx=${ctx} />
        </dd>
        <dt>Here since</dt>
        <dd>${longDate(Date.parse(me.createdAt))}</dd>
      </dl>
    </div>
    <${Name} ctx=${ctx} displayName=${me.displayName} />
    <${Zone} ctx=${ctx} />
    <div>
      <button type="button" class="button" onClick=${() => openDialog(ctx, 'settings')}>Reminders and calendar</button>
    </div>`;
}

/** @param {{ctx: import('../../core/state.js').Context, displayName: string}} props */
function Name({ ctx, displayName }) {
  const form = useForm(async (values) => {
    // The page itself learns of it as everybody else does.
    await ctx.api.patch('me', { displayName: values.displayName.trim() });
    toast(ctx, 'Name saved.');
  });
  return html`<form class="form account-form" aria-label="Your name" onSubmit=${form.onSubmit}>
    <${Field}
      label="Name"
      name="displayName"
      value=${displayName}
      required
      maxlength="64"
      autocomplete="name"
      dir="auto"
      hint="People in your workspaces see it, and not your email."
      error=${form.errorOf('displayName')}
    />
    <${FormError} text=${form.error} />
    <div>
      <button type="submit" class="button" disabled=${form.busy}>${form.busy ? 'Saving…' : 'Save name'}</button>
    </div>
  </form>`;
}

/** @param {{ctx: import('../../core/state.js').Context}} props */
function Zone({ ctx }) {
  const loaded = useLoaded(() => readSettings(ctx));
  const turn = useRef(0);
  // Shown while it is being saved; when that fails, the field goes back to what holds.
  const [chosen, setChosen] = useState(/** @type {string | null} */ (null));
  /** @param {string} timeZone */
  const save = async (timeZone) => {
    const mine = ++turn.current;
    setChosen(timeZone);
    const isSaved = await loaded.run(() => saveSettings(ctx, { timeZone }), mine);
    // The arrow keys choose at every step: only the last one counts.
    if (mine !== turn.current) return;
    if (isSaved) toast(ctx, 'Time zone saved.');
    setChosen(null);
  };
  return html`<div class="account-form">
    <${LoadState} loaded=${loaded} rows=${1} label="Loading your time zone" />
    ${
      loaded.data
        ? html`<${TimeZoneField}
            value=${chosen ?? loaded.data.timeZone}
            onChange=${save}
            hint="What is due, and when your daily digest comes, follows it."
          />`
        : null
    }
  </div>`;
}
