export { signOut } from './actions.js';
export { openSession, startSession } from './session.js';
export { SignIn } from './sign-in.js';
export { SignUp } from './sign-up.js';
