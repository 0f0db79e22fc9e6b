using Realtime.Features.Accounts;
using Realtime.Platform;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Features.ExternalSignIn;

/// <summary>Lets people in whom a provider vouches for.</summary>
internal sealed class ExternalSignIns(EventLog log, SignInGate gate, TimeProvider clock)
{
    /// <summary>
    /// Opens a session for the account that the identity is linked to, or for a new one. All in one command: of two that come at once
    /// for the first time, one makes the account and the other finds it.
    /// </summary>
    /// <param name="identity">Who it is elsewhere.</param>
    /// <param name="before">Who was signed in by the same browser; that session ends.</param>
    /// <param name="device">The browser.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="DomainError"><c>auth.link_required</c>, <c>server.busy</c>.</exception>
    public Task<Entered> EnterAsync(ExternalIdentity identity, Caller? before, Device device, CancellationToken cancellationToken)
    {
        var (newId, sessionId) = (Ids.New(clock), Ids.New(clock));
        return log.WriteAsync(
            newId,
            new Operation(newId, "session.open", null),
            scope =>
            {
                var known = ExternalLogins.Find(scope, identity);
                var account = known is { } id ? Accounts.Accounts.Get(scope, id) : Create(scope, identity);
                ExternalLogins.Touch(scope, identity);
                ExternalLogins.Vouch(scope, account.Id, identity);
                return new Entered(gate.Open(scope, account, sessionId, before, device), IsNew: known is null);
            },
            cancellationToken);
    }

    private static Account Create(WriteScope scope, ExternalIdentity identity)
    {
        if (identity.Email is { } email && Accounts.Accounts.HasEmail(scope, email))
        {
            throw ExternalErrors.LinkRequired();
        }

        var account = Accounts.Accounts.CreateWithoutPassword(scope, identity.Email, identity.DisplayName);
        ExternalLogins.Add(scope, account.Id, identity);
        return account;
    }
}

/// <param name="SignedIn">The account and its session.</param>
/// <param name="IsNew">Whether the account was made just now.</param>
internal sealed record Entered(SignedIn SignedIn, bool IsNew);
