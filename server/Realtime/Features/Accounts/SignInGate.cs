using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Accounts;

/// <summary>
/// The one place where somebody who proved who they are gets a browser's session, by whatever means they proved it. What is asked of
/// everybody who signs in is asked here.
/// </summary>
public static class SignInGate
{
    /// <summary>Inside a command: opens a session; the one that the browser had before ends, since its cookie is overwritten.</summary>
    internal static SignedIn Open(WriteScope scope, Account account, Guid sessionId, Caller? before, Device device)
    {
        if (before is { SessionId: { } old, UserId: var owner })
        {
            SessionStore.Revoke(scope, old, owner);
        }

        SessionStore.Open(scope, sessionId, account.Id, SessionKind.Browser, device);
        return new SignedIn(account, sessionId);
    }
}
