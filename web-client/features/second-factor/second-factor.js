import { html, useState } from '../../core/html.js';
import { LoadState } from '../shell/load-state.js';
import { RelativeTime } from '../shell/relative-time.js';
import { useLoaded } from '../shell/use-loaded.js';
import { CodeForm } from './code-form.js';
import { RecoveryCodes } from './recovery-codes.js';
import { SwitchOn } from './switch-on.js';

/** @typedef {{isOn: boolean, since?: string | null, recoveryCodesLeft: number}} Standing */

/**
 * How my second factor stands, and switching it on and off.
 * @param {import('../account/sections.js').SectionProps} props
 */
export function SecondFactor({ ctx, onSettled }) {
  const [codes, setCodes] = useState(/** @type {string[] | null} */ (null));
  const loaded = useLoaded(async () => /** @type {Standing} */ (await ctx.api.get('me/second-factor')));
  const { data, reload } = loaded;
  /** @param {string[] | null} fresh */
  const settle = async (fresh) => {
    setCodes(fresh);
    await reload();
    onSettled();
  };
  return html`<p class="muted">
      After your password, a code from an app on your phone is asked for: a password that leaks then opens nothing.
    </p>
    <${LoadState} loaded=${loaded} rows=${2} label="Loading how it stands" />
    ${codes ? html`<${RecoveryCodes} ctx=${ctx} codes=${codes} onClose=${() => settle(null)} />` : null}
    ${data && !data.isOn ? html`<${SwitchOn} ctx=${ctx} onDone=${settle} />` : null}
    ${data?.isOn && !codes ? html`<${On} ctx=${ctx} standing=${data} onDone=${settle} />` : null}`;
}

/** @param {{ctx: import('../../core/state.js').Context, standing: Standing, onDone: (codes: string[] | null) => Promise<void>}} props */
function On({ ctx, standing, onDone }) {
  const [doing, setDoing] = useState(/** @type {'renew' | 'remove' | null} */ (null));
  const renew = async (/** @type {string} */ code) =>
    onDone((await ctx.api.post('me/second-factor/recovery-codes', { code })).recoveryCodes);
  const remove = async (/** @type {string} */ code) => {
    await ctx.api.post('me/second-factor/remove', { code });
    await onDone(null);
  };
  const left = standing.recoveryCodesLeft;
  if (doing === 'renew')
    return html`<${CodeForm} action="Make new recovery codes" onCode=${renew} onCancel=${() => setDoing(null)} />`;
  if (doing === 'remove')
    return html`<${CodeForm} action="Switch it off" isDanger onCode=${remove} onCancel=${() => setDoing(null)} />`;
  return html`<p>
      It is on${standing.since ? html`, since <${RelativeTime} at=${standing.since} />` : null}.${' '}
      ${left === 0 ? 'No recovery codes are left.' : `${left} recovery ${left === 1 ? 'code is' : 'codes are'} left.`}
    </p>
    <div class="account-actions">
      <button type="button" class="button" onClick=${() => setDoing('renew')}>New recovery codes</button>
      <button type="button" class="button danger-text" onClick=${() => setDoing('remove')}>Switch it off</button>
    </div>`;
}
