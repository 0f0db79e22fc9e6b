export { signOut } from './actions.js';
export { ConfirmEmail } from './confirm-email.js';
export { ForgotPassword } from './forgot-password.js';
export { ResetPassword } from './reset-password.js';
export { openSession, startSession } from './session.js';
export { SignIn } from './sign-in.js';
export { SignUp } from './sign-up.js';
