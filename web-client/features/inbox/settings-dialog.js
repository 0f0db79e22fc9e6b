import { html, useEffect, useRef, useState } from '../../core/html.js';
import { copyAndTell } from '../shell/clipboard.js';
import { Dialog, FormError, RelativeTime, SkeletonRows, sentenceFor, toast } from '../shell/index.js';
import { readSettings, saveSettings } from './settings.js';
import { TimeZoneField } from './time-zone-field.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {import('./settings.js').Settings} Settings */

/**
 * When and how I am told about what is due, and my calendar's address.
 * @param {{ctx: Context, onClose: () => void}} props
 */
export function SettingsDialog({ ctx, onClose }) {
  const [settings, setSettings] = useState(/** @type {Settings | null} */ (null));
  const [failure, setFailure] = useState('');
  /** @param {Promise<Settings>} work */
  const take = (work) =>
    work.then(
      (known) => {
        setFailure('');
        setSettings(known);
      },
      (error) => setFailure(sentenceFor(error)),
    );
  useEffect(() => void take(readSettings(ctx)), []);
  /** @param {Partial<Settings>} change */
  const save = (change) => {
    setSettings((known) => known && { ...known, ...change });
    void take(saveSettings(ctx, change));
  };
  return html`<${Dialog} title="Reminders and calendar" onClose=${onClose}>
    <div class="dialog-content">
      <${FormError} text=${failure || null} />
      ${settings ? html`<${Fields} settings=${settings} onSave=${save} />` : failure ? null : html`<${SkeletonRows} rows=${4} label="Loading your settings" />`}
      <${CalendarAddress} ctx=${ctx} />
    </div>
  <//>`;
}

/** @param {{settings: Settings, onSave: (change: Partial<Settings>) => void}} props */
function Fields({ settings, onSave }) {
  return html`<${TimeZoneField}
      value=${settings.timeZone}
      onChange=${(/** @type {string} */ timeZone) => onSave({ timeZone })}
      autofocus
    />
    <${Switch}
      title="A digest each day"
      text="What is due, in your inbox."
      isOn=${settings.digest}
      onChange=${(/** @type {boolean} */ digest) => onSave({ digest })}
    />
    ${
      settings.digest
        ? html`<div class="field">
            <label class="field-label" for="settings-digest-at">At</label>
            <input
              id="settings-digest-at"
              type="time"
              class="input"
              value=${settings.digestAt}
              onChange=${(/** @type {any} */ event) => event.currentTarget.value && onSave({ digestAt: event.currentTarget.value })}
            />
          </div>`
        : null
    }
    <${Switch}
      title="Reminders by mail too"
      text="Where this server sends mail."
      isOn=${settings.emailReminders}
      onChange=${(/** @type {boolean} */ emailReminders) => onSave({ emailReminders })}
    />`;
}

/** @param {{title: string, text: string, isOn: boolean, onChange: (isOn: boolean) => void}} props */
function Switch({ title, text, isOn, onChange }) {
  return html`<label class="switch-row">
    <span><span class="switch-title">${title}</span><span class="muted small">${text}</span></span>
    <input
      type="checkbox"
      class="switch"
      checked=${isOn}
      onChange=${(/** @type {any} */ event) => onChange(event.currentTarget.checked)}
    />
  </label>`;
}

/** @param {{ctx: Context}} props */
function CalendarAddress({ ctx }) {
  const [made, setMade] = useState(/** @type {{url?: string, createdAt: string} | null} */ (null));
  const maker = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const attempt = async (/** @type {() => Promise<unknown>} */ run) => {
    try {
      await run();
    } catch (error) {
      if (/** @type {any} */ (error).name !== 'RealtimeError') throw error;
      toast(ctx, sentenceFor(error), undefined, 'danger');
    }
  };
  useEffect(() => {
    void attempt(async () => setMade(await readCalendar(ctx)));
  }, []);
  const make = () => attempt(async () => setMade(await ctx.api.post('me/calendar')));
  const revoke = () =>
    attempt(async () => {
      await ctx.api.delete('me/calendar');
      // The button that was pressed goes, and would take the focus with it.
      maker.current?.focus();
      setMade(null);
    });
  return html`<section class="calendar-address" aria-label="Calendar address">
    <h3 class="field-label">Your due cards in a calendar</h3>
    <p class="muted small">Whoever has the address can read which cards are due for you. Keep it to yourself.</p>
    ${
      made?.url
        ? html`<div class="copy-field">
            <input class="input" readonly aria-label="Calendar address" value=${made.url} />
            <button type="button" class="button" onClick=${() => copyAndTell(ctx, made.url ?? '', 'Address copied.')}>
              Copy
            </button>
          </div>`
        : null
    }
    ${made && !made.url ? html`<p class="small">There is an address, made <${RelativeTime} at=${made.createdAt} />. It was shown once; make a new one to see it, and the old one ends.</p>` : null}
    <div class="dialog-actions">
      ${made ? html`<button type="button" class="button danger-text" onClick=${revoke}>Revoke</button>` : null}
      <button ref=${maker} type="button" class="button" onClick=${make}>
        ${made ? 'Make a new address' : 'Make an address'}
      </button>
    </div>
  </section>`;
}

/** @param {Context} ctx @returns {Promise<{createdAt: string} | null>} */
async function readCalendar(ctx) {
  try {
    return await ctx.api.get('me/calendar');
  } catch (error) {
    if (/** @type {any} */ (error).status === 404) return null;
    throw error;
  }
}
