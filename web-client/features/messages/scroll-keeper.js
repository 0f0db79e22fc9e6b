const AT_END_PX = 24;

/**
 * Where a row stands on the screen: its key and its distance from the top of the box; a message has its id besides.
 * @typedef {{key: string, id?: string, top: number}} Anchor
 */

/**
 * Never moves what the reader looks at. At the end it stays at the end; elsewhere the first visible row stays where it
 * is, whatever is put in or taken out above it.
 */
export class ScrollKeeper {
  /** @param {HTMLElement} box what scrolls; its rows carry `data-key` */
  constructor(box) {
    this.box = box;
    this.isAtEnd = true;
    /** @type {Anchor | null} */
    this.anchor = null;
    this.lastTop = -1;
  }

  /**
   * Takes in that the reader has scrolled.
   *
   * @param {boolean} hasEnd whether the last row that is drawn is the newest of all
   * @returns {boolean} false when it was this keeper that scrolled
   */
  noted(hasEnd) {
    const { box } = this;
    // The content may have grown between our own scrolling and its event: that is no reader going away.
    if (Math.abs(box.scrollTop - this.lastTop) < 1) return false;
    this.lastTop = box.scrollTop;
    this.settle(hasEnd);
    this.anchor = this.firstVisible();
    return true;
  }

  /** Puts things back to where the reader had them; to be called after every change of content or size. */
  keep() {
    const { box, anchor } = this;
    if (this.isAtEnd) box.scrollTop = box.scrollHeight;
    else {
      const row = anchor && this.row(anchor.key);
      if (row) box.scrollTop += this.topOf(row) - anchor.top;
      else this.anchor = this.firstVisible();
    }
    this.lastTop = box.scrollTop;
  }

  /** The reader opens something at the end: its top stays, and it may grow out of sight. */
  release() {
    this.isAtEnd = false;
    this.anchor = this.firstVisible();
  }

  /**
   * Wants a row at a distance from the top of the box; `keep` brings it there as soon as it is drawn.
   *
   * @param {Anchor} anchor
   */
  aim(anchor) {
    this.isAtEnd = false;
    this.anchor = anchor;
  }

  /**
   * Finds out where things have come to rest: a row near the end cannot be brought to the top.
   *
   * @param {boolean} hasEnd as for `noted`
   */
  settle(hasEnd) {
    const { box } = this;
    this.isAtEnd = hasEnd && box.scrollHeight - box.clientHeight - box.scrollTop <= AT_END_PX;
  }

  /** @returns {Anchor | null} */
  firstVisible() {
    const rows = /** @type {NodeListOf<HTMLElement>} */ (this.box.querySelectorAll('[data-key]'));
    const edge = this.box.getBoundingClientRect().top;
    let low = 0;
    for (let high = rows.length; low < high;) {
      const middle = (low + high) >> 1;
      if (rows[middle].getBoundingClientRect().bottom > edge) high = middle;
      else low = middle + 1;
    }
    const row = rows[low];
    return row ? { key: row.dataset.key ?? '', id: row.dataset.id, top: this.topOf(row) } : null;
  }

  /**
   * @param {string} key
   * @returns {HTMLElement | null}
   */
  row(key) {
    return this.box.querySelector(`[data-key="${CSS.escape(key)}"]`);
  }

  /** @param {HTMLElement} row */
  topOf(row) {
    return row.getBoundingClientRect().top - this.box.getBoundingClientRect().top;
  }
}
