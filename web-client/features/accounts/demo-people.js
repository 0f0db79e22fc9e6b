import { html, useEffect, useState } from '../../core/html.js';
import { inBackground } from '../shell/background.js';
import { Avatar, FormError, sentenceFor } from '../shell/index.js';
import { listDemoPeople, signInAsDemo } from './actions.js';

/**
 * One-click sign-in as one of the people whom the server offers to try it as.
 * @param {{ctx: import('../../core/state.js').Context}} props
 */
export function DemoPeople({ ctx }) {
  const [people, setPeople] = useState(/** @type {import('./actions.js').DemoPerson[]} */ ([]));
  const [isEntering, setEntering] = useState(false);
  const [error, setError] = useState(/** @type {string | null} */ (null));
  useEffect(() => {
    // When even this cannot be read, the form above says so as soon as it is used.
    inBackground(listDemoPeople(ctx).then(setPeople));
  }, []);
  if (people.length === 0) return null;

  /** @param {string} email */
  const enterAs = async (email) => {
    setError(null);
    setEntering(true);
    try {
      await signInAsDemo(ctx, email);
    } catch (failure) {
      setError(sentenceFor(failure));
      setEntering(false);
    }
  };
  return html`<div class="divider"><span>or look around as</span></div>
    <ul class="demo-people">
      ${people.map(
        ({ id, email, displayName }) =>
          html`<li key=${email}>
            <button type="button" class="demo-person" disabled=${isEntering} onClick=${() => enterAs(email)}>
              <${Avatar} userId=${id} name=${displayName} />
              <span class="ellipsis">${displayName}</span>
            </button>
          </li>`,
      )}
    </ul>
    <${FormError} text=${error} />`;
}
