import { useLayoutEffect, useState } from '../../core/html.js';

/**
 * What a link in a mail proves: it stands behind the `#` of the address. Taken out of it at once, so that neither the
 * history nor whoever looks at the screen keeps it.
 * @param {import('../../core/state.js').Context} ctx
 * @returns {string} empty when the address had none
 */
export function useMailedToken(ctx) {
  const [token, setToken] = useState(() => location.hash.slice(1));
  useLayoutEffect(() => {
    const take = () => {
      if (location.hash.length <= 1) return;
      setToken(location.hash.slice(1));
      ctx.router.navigate(location.pathname, { replace: true });
    };
    take();
    // Another link, opened in the same tab, loads nothing anew.
    return ctx.router.onRoute(take);
  }, []);
  return token;
}
