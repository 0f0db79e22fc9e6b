/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {{id: string, name: string}} Provider */
/** @typedef {{provider: string, name: string, label: string, createdAt: string, lastUsedAt: string | null}} Login */

/**
 * The services that one may sign in with here.
 * @param {Context} ctx
 * @returns {Promise<Provider[]>}
 */
export const listProviders = (ctx) => ctx.api.get('auth/providers');

/**
 * Where a link leads that signs in with a service: the server sends the browser on.
 * @param {string} provider
 * @param {string} next the page to come back to
 */
export const signInPath = (provider, next) =>
  `/api/v1/auth/external/${encodeURIComponent(provider)}?returnUrl=${encodeURIComponent(next)}`;

/**
 * What I can link, and what I have linked: also where a service is no longer offered.
 * @param {Context} ctx
 * @returns {Promise<{id: string, name: string, login: Login | null}[]>}
 */
export async function readLinks(ctx) {
  const [providers, { items }] = await Promise.all([listProviders(ctx), ctx.api.get('me/logins')]);
  const logins = /** @type {Login[]} */ (items);
  const gone = logins.filter((login) => !providers.some(({ id }) => id === login.provider));
  return [...providers, ...gone.map(({ provider, name }) => ({ id: provider, name }))].map((provider) => ({
    ...provider,
    login: logins.find((login) => login.provider === provider.id) ?? null,
  }));
}

/**
 * Leaves for the service; the server brings the person back here.
 * @param {Context} ctx
 * @param {string} provider
 */
export async function link(ctx, provider) {
  const back = encodeURIComponent(location.pathname + location.search);
  const reply = await ctx.api.post(`me/logins/${encodeURIComponent(provider)}?returnUrl=${back}`);
  location.assign(reply.location);
}

/**
 * @param {Context} ctx
 * @param {string} provider
 */
export const unlink = (ctx, provider) => ctx.api.delete(`me/logins/${encodeURIComponent(provider)}`);
