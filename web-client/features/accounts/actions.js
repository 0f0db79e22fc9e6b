import { openSession } from './session.js';

/** @typedef {import('../../core/state.js').Context} Context */
/** @typedef {{id: string, email: string, displayName: string}} DemoPerson */

/**
 * @param {Context} ctx
 * @param {{email: string, password: string}} credentials
 */
export async function signIn(ctx, { email, password }) {
  await ctx.api.post('auth/login', { email: email.trim(), password });
  await openSession(ctx);
}

/**
 * @param {Context} ctx
 * @param {{email: string, password: string, displayName: string}} account
 */
export async function signUp(ctx, { email, password, displayName }) {
  await ctx.api.post('auth/register', { email: email.trim(), password, displayName: displayName.trim() });
  await openSession(ctx);
}

/**
 * The people one may try the product as, where the server was started for a demonstration.
 * @param {Context} ctx
 * @returns {Promise<DemoPerson[]>}
 */
export async function listDemoPeople(ctx) {
  return (await ctx.api.get('auth/demo')).items;
}

/**
 * @param {Context} ctx
 * @param {string} email
 */
export async function signInAsDemo(ctx, email) {
  await ctx.api.post('auth/demo', { email });
  await openSession(ctx);
}

/** @param {Context} ctx */
export async function signOut(ctx) {
  await ctx.api.post('auth/logout');
  // A fresh page holds nothing of the person who was here before.
  location.assign('/sign-in');
}
