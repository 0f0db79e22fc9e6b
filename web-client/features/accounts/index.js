export { readMe, signOut } from './actions.js';
export { SignIn } from './sign-in.js';
export { SignUp } from './sign-up.js';
