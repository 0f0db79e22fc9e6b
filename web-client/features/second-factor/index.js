/** A code from an authenticator on signing in. */
export { CodeStep } from './code-step.js';
export { SecondFactor } from './second-factor.js';
