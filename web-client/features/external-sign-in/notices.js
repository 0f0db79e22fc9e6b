import { sentenceFor, toast } from '../shell/index.js';

const PARAMETERS = ['signInError', 'linked', 'provider'];

/**
 * Tells somebody who comes back from another service how it went, where they are signed in; the page to sign in on tells
 * everybody else. What the address says of it is then taken out, so that a reload does not tell it again.
 * @param {import('../../core/state.js').Context} ctx
 */
export function startExternalSignIn(ctx) {
  const query = new URL(location.href).searchParams;
  const [error, linked] = [query.get('signInError'), query.get('linked')];
  if (!error && !linked) return;
  const stop = ctx.store.subscribe(() => {
    const { boot, me, route } = ctx.store.get();
    if (boot !== 'ready' || !route) return;
    stop();
    if (!me) return;
    clearAddress(ctx);
    if (error) return toast(ctx, sentenceFor({ code: error }), undefined, 'danger');
    toast(ctx, 'Linked. You can sign in with it from now on.');
  });
}

/** @param {import('../../core/state.js').Context} ctx */
function clearAddress(ctx) {
  const here = new URL(location.href);
  if (!PARAMETERS.some((name) => here.searchParams.has(name))) return;
  for (const name of PARAMETERS) here.searchParams.delete(name);
  ctx.router.navigate(here.pathname + here.search, { replace: true });
}
