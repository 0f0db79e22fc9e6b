export { default } from '../../web-client/eslint.config.js';
