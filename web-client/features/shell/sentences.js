/** @type {Record<string, string>} */
const sentences = {
  'auth.invalid_credentials': 'That email and password don’t match. Try again.',
  'auth.email_taken': 'There is an account with this email already. Sign in instead.',
  'auth.link_required':
    'There is an account with this email already. Sign in with your password, then link it under “Account and security” in your menu.',
  'auth.external_denied': 'You said no at the other service, so nothing happened here. Try again when you like.',
  'auth.external_failed': 'The other service’s answer could not be used: it came too late, or twice. Start again.',
  'auth.provider_unavailable': 'The other service does not answer. Try again later, or sign in another way.',
  'auth.link_strayed': 'You were signed out meanwhile, so nothing was linked. Sign in and link it again.',
  'auth.login_taken': 'That account is linked to somebody else here.',
  'auth.login_exists': 'You have linked an account of that service already. Unlink it first.',
  'auth.last_sign_in': 'You could not sign in any more without it. Link another account first.',
  'auth.challenge_invalid': 'That took too long. Sign in again.',
  'auth.link_invalid': 'It was used, is too old, or is not complete. Ask for a new one.',
  'auth.email_none': 'Your account has no email address.',
  'mail.not_configured': 'This server sends no mail. Whoever runs it can help you.',
  'auth.password_none': 'Your account has no password: you sign in by another service.',
  'auth.second_factor_on': 'It is on already. Reload the page to see it.',
  'auth.second_factor_off': 'It is not on any more. Reload the page to see it.',
  'auth.required': 'You were signed out. Sign in to go on.',
  'access.denied': 'You don’t have permission to do that. An admin of the workspace does.',
  'resource.not_found': 'This doesn’t exist any more, or you can’t see it.',
  'invite.expired': 'This invite link is no longer valid. Ask for a new one.',
  'workspace.last_owner': 'You are the only owner. Make somebody else an owner first.',
  'channel.name_taken': 'There is a channel with this name already. Choose another.',
  'channel.archived': 'This channel is archived, so it can’t be changed.',
  'board.archived': 'This board is archived, so it can’t be changed.',
  'list.full': 'This list is full. Move something out of it first, or raise its limit.',
  'list.not_empty': 'There are cards in this list. Move or archive them first.',
  'version.stale': 'Somebody changed this a moment before you. Look at it again, then save.',
  'limit.exceeded': 'That was a little too fast. Wait a moment, then try again.',
  'server.busy': 'The server is busy. Try again in a moment.',
  'network.failed': 'You seem to be offline. Check the connection, then try again.',
  'network.timeout': 'The server took too long to answer. Try again.',
};

/**
 * What to tell a person about a failure: always a sentence, never a code.
 * @param {unknown} error
 * @returns {string}
 */
export function sentenceFor(error) {
  const { code, message } = /** @type {{code?: string, message?: string}} */ (error ?? {});
  if (code && Object.hasOwn(sentences, code)) return sentences[code];
  return code && message ? message : 'Something went wrong here. Reload the page and try again.';
}
