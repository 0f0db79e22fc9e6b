using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Accounts;

/// <summary>
/// The one place where somebody who proved who they are gets a session, by whatever means they proved it and whatever kind it is.
/// What is asked of everybody who signs in is asked here.
/// </summary>
public static class SignInGate
{
    /// <summary>Inside a command: opens a browser's session; the one that it had before ends, since its cookie is overwritten.</summary>
    internal static SignedIn Open(WriteScope scope, Account account, Guid sessionId, Caller? before, Device device)
    {
        if (before is { SessionId: { } old, UserId: var owner })
        {
            SessionStore.Revoke(scope, old, owner);
        }

        return Open(scope, account, sessionId, SessionKind.Browser, device);
    }

    /// <summary>Inside a command: opens a program's session.</summary>
    internal static SignedIn OpenProgram(WriteScope scope, Account account, Guid sessionId, Device device) =>
        Open(scope, account, sessionId, SessionKind.Program, device);

    private static SignedIn Open(WriteScope scope, Account account, Guid sessionId, SessionKind kind, Device device)
    {
        SessionStore.Open(scope, sessionId, account.Id, kind, device);
        return new SignedIn(account, sessionId);
    }
}
