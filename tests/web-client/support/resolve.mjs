/** Packages live in web-client/node_modules, and `/vendor/…` is what the server serves from there. */
const WEB_CLIENT = new URL('../../../web-client/package.json', import.meta.url).href;

/** @type {Record<string, string>} */
const VENDOR = {
  '/vendor/htm-preact.js': './node_modules/htm/preact/standalone.module.js',
  '/vendor/marked.js': './node_modules/marked/lib/marked.esm.js',
  '/vendor/purify.js': './node_modules/dompurify/dist/purify.es.mjs',
  '/vendor/uqr.js': './node_modules/uqr/dist/index.mjs',
};

/** @type {import('node:module').ResolveHook} */
export function resolve(specifier, context, next) {
  const isBare = /^[a-z@]/i.test(specifier) && !specifier.includes(':');
  const vendored = VENDOR[specifier];
  return vendored || isBare
    ? next(vendored ?? specifier, { ...context, parentURL: WEB_CLIENT })
    : next(specifier, context);
}
