import { html, useLayoutEffect, useRef } from '../../core/html.js';
import { Icon } from './icon.js';

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]';

/**
 * A modal dialog: the browser makes the rest inert, Escape closes it, and focus returns to where it was.
 * Put `data-autofocus` on the field to start in.
 * @param {{title: string, onClose: () => void, children?: any, wide?: boolean, bare?: boolean}} props
 *   `bare` leaves out the heading row; the title still names the dialog.
 */
export function Dialog({ title, onClose, children, wide = false, bare = false }) {
  const ref = useRef(/** @type {HTMLDialogElement | null} */ (null));
  useLayoutEffect(() => {
    const dialog = /** @type {HTMLDialogElement} */ (ref.current);
    dialog.showModal();
    const first = /** @type {HTMLElement | null} */ (dialog.querySelector('[data-autofocus]'));
    (first ?? dialog).focus();
    // Closing before the element goes is what gives focus back to the control that opened it.
    return () => dialog.close();
  }, []);

  /** @param {Event} event */
  const onCancel = (event) => {
    event.preventDefault();
    onClose();
  };
  /** @param {MouseEvent} event */
  const onPointer = (event) => {
    if (event.target === ref.current) onClose();
  };

  return html`<dialog
    ref=${ref}
    class=${`dialog${wide ? ' is-wide' : ''}${bare ? ' is-bare' : ''}`}
    aria-label=${title}
    tabindex="-1"
    onCancel=${onCancel}
    onMouseDown=${onPointer}
    onKeyDown=${keepFocusInside}
  >
    <div class="dialog-body">
      ${
        bare
          ? null
          : html`<header class="dialog-header">
              <h2>${title}</h2>
              <button type="button" class="icon-button" aria-label="Close" onClick=${onClose}>
                <${Icon} name="close" />
              </button>
            </header>`
      }
      ${children}
    </div>
  </dialog>`;
}

/** @param {KeyboardEvent & {currentTarget: HTMLElement}} event */
function keepFocusInside(event) {
  if (event.key !== 'Tab') return;
  const controls = [.../** @type {NodeListOf<HTMLElement>} */ (event.currentTarget.querySelectorAll(FOCUSABLE))].filter(
    (control) => control.tabIndex >= 0 && control.offsetParent !== null,
  );
  const edge = event.shiftKey ? controls[0] : controls[controls.length - 1];
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? controls[controls.length - 1] : controls[0])?.focus();
}
