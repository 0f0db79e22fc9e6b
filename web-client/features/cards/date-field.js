import { html, useEffect, useState } from '../../core/html.js';
import { Icon } from '../shell/index.js';
import { fieldsOf, isSameWhen, whenOf } from './when.js';

/** @typedef {import('../../core/board-state.js').When} When */

/**
 * A day, and a time when one is given. It is saved when it is left, since a date that is being typed is another date
 * with every digit.
 * @param {{label: string, when: When | null, disabled: boolean, onChange: (when: When | null) => void, tone?: string}} props
 */
export function DateField({ label, when, disabled, onChange, tone = '' }) {
  const [fields, setFields] = useState(() => fieldsOf(when));
  useEffect(() => setFields(fieldsOf(when)), [when?.at, when?.date]);
  const save = () => {
    const next = whenOf(fields.day, fields.time);
    if (!isSameWhen(next, when)) onChange(next);
  };
  /** @param {FocusEvent & {currentTarget: HTMLElement}} event */
  const onFocusOut = ({ currentTarget, relatedTarget }) => {
    if (!currentTarget.contains(/** @type {Node | null} */ (relatedTarget))) save();
  };
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    if (event.key === 'Enter') save();
  };
  return html`<div
    class=${`date-field ${tone}`}
    role="group"
    aria-label=${label}
    onFocusOut=${onFocusOut}
    onKeyDown=${onKeyDown}
  >
    <input
      type="date"
      class="input"
      aria-label=${`${label}: date`}
      min="2000-01-01"
      max="2199-12-31"
      value=${fields.day}
      disabled=${disabled}
      onInput=${(/** @type {any} */ event) => setFields({ ...fields, day: event.currentTarget.value })}
    />
    ${
      fields.day
        ? html`<input
              type="time"
              class="input"
              aria-label=${`${label}: time (may be left empty)`}
              value=${fields.time}
              disabled=${disabled}
              onInput=${(/** @type {any} */ event) => setFields({ ...fields, time: event.currentTarget.value })}
            />
            <button
              type="button"
              class="icon-button"
              aria-label=${`Take away: ${label}`}
              title="Take away"
              disabled=${disabled}
              onClick=${() => {
                setFields({ day: '', time: '' });
                if (when) onChange(null);
              }}
            >
              <${Icon} name="close" size="small" />
            </button>`
        : null
    }
  </div>`;
}
