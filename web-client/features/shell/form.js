import { html, useLayoutEffect, useRef, useState } from '../../core/html.js';
import { sentenceFor } from './sentences.js';

/**
 * Runs a form's command once at a time and keeps what went wrong.
 * @param {(values: Record<string, string>) => Promise<void>} run given the form's fields by name
 */
export function useForm(run) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState(/** @type {any} */ (null));

  /** @param {SubmitEvent & {currentTarget: HTMLFormElement}} event */
  const onSubmit = async (event) => {
    event.preventDefault();
    if (busy) return;
    const values = /** @type {Record<string, string>} */ (Object.fromEntries(new FormData(event.currentTarget)));
    setBusy(true);
    setFailure(null);
    try {
      await run(values);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };

  /** @type {Record<string, string[]>} */
  const fields = failure?.errors ?? {};
  const hasFieldErrors = Object.keys(fields).length > 0;
  return {
    busy,
    onSubmit,
    /** The failure as a whole; null when its fields tell it already. */
    error: failure && !hasFieldErrors ? sentenceFor(failure) : null,
    /** @param {string} name */
    errorOf: (name) => fields[name]?.[0] ?? null,
  };
}

let lastId = 0;

/**
 * A labelled field. What is wrong with it stands below and is read out with it.
 * @param {{label: string, name: string, error?: string | null, hint?: string, type?: string, value?: string, autofocus?: boolean, [attribute: string]: any}} props
 */
export function Field({ label, name, error, hint, value, autofocus = false, ...rest }) {
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [id] = useState(() => `field-${++lastId}`);
  useLayoutEffect(() => {
    if (autofocus) input.current?.focus();
  }, []);
  const [typed, setTyped] = useState(value ?? '');
  const note = error ?? hint;
  return html`<div class="field">
    <label class="field-label" for=${id}>${label}</label>
    <input
      ref=${input}
      id=${id}
      class="input"
      name=${name}
      value=${typed}
      onInput=${(/** @type {{currentTarget: HTMLInputElement}} */ event) => setTyped(event.currentTarget.value)}
      aria-invalid=${error ? 'true' : undefined}
      aria-describedby=${note ? `${id}-note` : undefined}
      ...${rest}
    />
    ${note ? html`<p id=${`${id}-note`} class=${error ? 'field-error' : 'field-hint'}>${note}</p>` : null}
  </div>`;
}

/** @param {{text: string | null}} props */
export function FormError({ text }) {
  return html`<div role="alert">${text ? html`<p class="notice">${text}</p>` : null}</div>`;
}
