import { html, useEffect, useState } from '../../core/html.js';
import { inBackground } from '../shell/background.js';
import { safeNext } from '../shell/redirect.js';
import { listProviders, signInPath } from './actions.js';

/**
 * Ways to sign in by other services; nothing where the server offers none.
 * @param {{ctx: import('../../core/state.js').Context, query: Record<string, string>}} props
 */
export function Providers({ ctx, query }) {
  const [providers, setProviders] = useState(/** @type {import('./actions.js').Provider[]} */ ([]));
  useEffect(() => {
    // When even this cannot be read, the form above says so as soon as it is used.
    inBackground(listProviders(ctx).then(setProviders));
  }, []);
  if (providers.length === 0) return null;
  return html`<div class="divider"><span>or</span></div>
    <ul class="providers">
      ${providers.map(
        ({ id, name }) =>
          html`<li key=${id}>
            <a class="button is-block is-tall" href=${signInPath(id, safeNext(query.next))}>Continue with ${name}</a>
          </li>`,
      )}
    </ul>`;
}
