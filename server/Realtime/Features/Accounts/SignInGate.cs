using Realtime.Platform.Audit;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.Accounts;

/// <summary>
/// The one place where somebody who proved who they are gets a session, by whatever means they proved it and whatever kind it is.
/// What is asked of everybody who signs in is asked here.
/// </summary>
/// <param name="steps">What may be asked for first.</param>
public sealed class SignInGate(IEnumerable<ISignInStep> steps)
{
    private readonly ISignInStep[] _steps = [.. steps];

    /// <summary>Inside a command: opens a browser's session, unless something is asked for first.</summary>
    /// <param name="scope">The command.</param>
    /// <param name="account">Who proved to be there.</param>
    /// <param name="sessionId">The id of the session.</param>
    /// <param name="before">Whose cookie is overwritten; that session ends.</param>
    /// <param name="device">The browser.</param>
    internal SignedIn Open(WriteScope scope, Account account, Guid sessionId, Caller? before, Device device) =>
        Ask(scope, account, SessionKind.Browser) ?? Finish(scope, account, sessionId, SessionKind.Browser, before, device);

    /// <summary>Inside a command: opens a program's session, unless something is asked for first.</summary>
    /// <param name="scope">The command.</param>
    /// <param name="account">Who proved to be there.</param>
    /// <param name="sessionId">The id of the session.</param>
    /// <param name="device">The program.</param>
    internal SignedIn OpenProgram(WriteScope scope, Account account, Guid sessionId, Device device) =>
        Ask(scope, account, SessionKind.Program) ?? Finish(scope, account, sessionId, SessionKind.Program, before: null, device);

    /// <summary>Inside a command: opens the session of somebody who gave what was asked for.</summary>
    /// <param name="scope">The command.</param>
    /// <param name="account">Who proved to be there.</param>
    /// <param name="sessionId">The id of the session.</param>
    /// <param name="kind">What opens it.</param>
    /// <param name="before">Whose cookie is overwritten; that session ends.</param>
    /// <param name="device">The browser or program.</param>
    internal static SignedIn Finish(WriteScope scope, Account account, Guid sessionId, SessionKind kind, Caller? before, Device device)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (before is { SessionId: { } old, UserId: var owner })
        {
            SessionStore.Revoke(scope, old, owner);
        }

        SessionStore.Open(scope, sessionId, account.Id, kind, device);
        scope.AuditFrom(
            new AuditOrigin(account.Id, sessionId, device.Network), Guid.Empty, "auth.signed_in", "user", account.Id,
            new AuditFact("kind", null, kind.ToString().ToLowerInvariant()), new AuditFact("replaced", before?.SessionId?.ToString(), null));
        return new SignedIn(account, sessionId);
    }

    private SignedIn? Ask(WriteScope scope, Account account, SessionKind kind)
    {
        ArgumentNullException.ThrowIfNull(account);
        foreach (var step in _steps)
        {
            if (step.Ask(scope, account.Id, kind) is { } question)
            {
                return new SignedIn(account, Guid.Empty, question);
            }
        }

        return null;
    }
}
