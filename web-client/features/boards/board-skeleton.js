import { html } from '../../core/html.js';

/** @param {{name: string | undefined}} props while the board is read */
export function BoardSkeleton({ name }) {
  return html`<header class="top-bar">
      <h1><span class="ellipsis">${name ?? ''}</span></h1>
    </header>
    <div class="board-tools"></div>
    <div class="board skeleton" role="status">
      <span class="visually-hidden">Loading the board</span>
      ${[4, 2, 3].map(
        (cards, index) =>
          html`<div key=${index} class="column">
            <div class="column-box">
              <div class="column-head"><div class="skeleton-line skeleton-width-3"></div></div>
              ${Array.from({ length: cards }, (_, card) => html`<div key=${card} class="card-skeleton skeleton-line"></div>`)}
            </div>
          </div>`,
      )}
    </div>`;
}
