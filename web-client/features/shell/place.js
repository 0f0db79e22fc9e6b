const GAP = 4;
const EDGE = 8;

/**
 * Where a floating box goes beside its opener: below when it fits, above otherwise, always inside the window.
 * @param {{left: number, right: number, top: number, bottom: number}} opener
 * @param {{width: number, height: number}} box
 * @param {{width: number, height: number}} view
 * @param {'start' | 'end'} align which edges line up
 * @returns {{left: number, top: number}}
 */
export function placement(opener, box, view, align) {
  const wanted = align === 'start' ? opener.left : opener.right - box.width;
  const left = Math.max(EDGE, Math.min(wanted, view.width - box.width - EDGE));
  const below = opener.bottom + GAP;
  const fitsBelow = below + box.height <= view.height - EDGE;
  const top = fitsBelow ? below : Math.max(EDGE, opener.top - GAP - box.height);
  return { left, top };
}

/**
 * Puts a floating box beside its opener and keeps it there: a keyboard that comes or goes resizes a phone's window.
 *
 * @param {HTMLElement} element
 * @param {HTMLElement} opener
 * @param {'start' | 'end'} align
 * @returns {() => void} stops keeping it
 */
export function keepBeside(element, opener, align) {
  const place = () => placeBeside(element, opener, align);
  place();
  window.addEventListener('resize', place);
  return () => window.removeEventListener('resize', place);
}

/**
 * @param {HTMLElement} element
 * @param {HTMLElement} opener
 * @param {'start' | 'end'} align
 */
function placeBeside(element, opener, align) {
  const box = { width: element.offsetWidth, height: element.offsetHeight };
  const view = { width: window.innerWidth, height: window.innerHeight };
  const { left, top } = placement(opener.getBoundingClientRect(), box, view, align);
  element.style.left = `${left}px`;
  element.style.top = `${top}px`;
}
