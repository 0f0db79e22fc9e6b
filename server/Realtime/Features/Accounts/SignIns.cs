using Microsoft.EntityFrameworkCore;
using Realtime.Platform;
using Realtime.Platform.Audit;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Accounts;

/// <summary>Lets people in and out: by password, and without for a demonstration's people.</summary>
internal sealed class SignIns(
    IDbContextFactory<AppDbContext> databases, EventLog log, Proofs proofs, SignInGate gate, TimeProvider clock)
{
    /// <summary>Opens a session; the one that the browser had before ends, since its cookie is overwritten.</summary>
    public async Task<SignedIn> SignInAsync(
        Credentials credentials, Caller? before, Device device, CancellationToken cancellationToken) =>
        await OpenAsync(await proofs.ProveAsync(credentials, cancellationToken), before, device, cancellationToken);

    /// <summary>Opens a session for one of a demonstration's people, who need no password; for nobody else.</summary>
    public async Task<SignedIn> SignInDemoAsync(string email, Caller? before, Device device, CancellationToken cancellationToken) =>
        await OpenAsync(await proofs.ProveDemoAsync(email, cancellationToken), before, device, cancellationToken);

    /// <summary>Ends the caller's session and closes its sockets.</summary>
    public async Task SignOutAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (caller.SessionId is { } sessionId)
        {
            // No operation id: ending it twice is harmless, but an id that another session used must not leave this one open.
            await log.WriteAsync(
                caller.UserId,
                Operation.By(caller, "session.revoke", null),
                scope =>
                {
                    var isEnded = SessionStore.Revoke(scope, sessionId, caller.UserId);
                    if (isEnded)
                    {
                        scope.Audit(Guid.Empty, "auth.signed_out", "session", sessionId);
                    }

                    return isEnded;
                },
                cancellationToken);
        }
    }

    /// <summary>The people of a demonstration.</summary>
    public async Task<Page<DemoPerson>> ListDemoAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return new Page<DemoPerson>(await db.Users
            .Where(user => user.IsDemo)
            .OrderBy(user => user.Id)
            .Take(Paging.MaxLimit)
            .Select(user => new DemoPerson(user.Id, user.Email!, user.DisplayName))
            .ToListAsync(cancellationToken));
    }

    private async Task<SignedIn> OpenAsync(Proof proof, Caller? before, Device device, CancellationToken cancellationToken)
    {
        var sessionId = Ids.New(clock);
        var signedIn = await log.WriteAsync(
            proof.Account.Id,
            new Operation(proof.Account.Id, "session.open", null),
            scope =>
            {
                proof.Apply(scope);
                return gate.Open(scope, proof.Account, sessionId, before, device);
            },
            cancellationToken);
        return signedIn.Completed();
    }
}
