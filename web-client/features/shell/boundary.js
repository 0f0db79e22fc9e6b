import { html, useErrorBoundary } from '../../core/html.js';
import { EmptyState } from './states.js';

/**
 * Keeps a view that fails from taking the whole page with it. The failure is still reported as uncaught.
 * @param {{children?: any}} props
 */
export function Boundary({ children }) {
  const [error, again] = useErrorBoundary(reportError);
  if (!error) return children;
  return html`<${EmptyState}
    icon="alert"
    title="Something went wrong here"
    text="What you wrote is safe. Try again, or reload the page."
  >
    <button type="button" class="button is-primary" onClick=${again}>Try again</button>
  <//>`;
}
