using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Realtime.Platform;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Accounts;

/// <summary>Lets people in and out: by password, by token, and without either for a demonstration's people.</summary>
internal sealed class SignIns(
    IDbContextFactory<AppDbContext> databases, EventLog log, PasswordHashing hashing, SignInThrottle throttle, AccessTokens tokens,
    TimeProvider clock)
{
    /// <summary>Opens a session; the one that the browser had before ends, since its cookie is overwritten.</summary>
    public async Task<SignedIn> SignInAsync(
        Credentials credentials, Caller? before, string? userAgent, CancellationToken cancellationToken)
    {
        var (account, newHash) = await ProveAsync(credentials, cancellationToken);
        return await OpenAsync(account, newHash, before, userAgent, cancellationToken);
    }

    /// <summary>An access token for a program.</summary>
    /// <exception cref="DomainError"><c>auth.grant_unsupported</c>, <c>auth.invalid_credentials</c> or <c>limit.exceeded</c>.</exception>
    public async Task<TokenReply> IssueTokenAsync(string grantType, Credentials credentials, CancellationToken cancellationToken)
    {
        if (grantType != "password")
        {
            throw new DomainError("auth.grant_unsupported", 400, "Only the grant type 'password' is supported.") { Member = "grantType" };
        }

        var (account, _) = await ProveAsync(credentials, cancellationToken);
        return new TokenReply(tokens.Issue(account.Id), null, (int)AccessTokens.Lifetime.TotalSeconds, "Bearer");
    }

    /// <summary>Ends the caller's session and closes its sockets. A program's token has none and simply runs out.</summary>
    public async Task SignOutAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (caller.SessionId is { } sessionId)
        {
            // No operation id: ending it twice is harmless, but an id that another session used must not leave this one open.
            await log.WriteAsync(
                caller.UserId,
                new Operation(caller.UserId, "session.revoke", null),
                scope =>
                {
                    Sessions.Revoke(scope, sessionId, caller.UserId);
                    return true;
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

    /// <summary>Opens a session for one of a demonstration's people, who need no password; for nobody else.</summary>
    public async Task<SignedIn> SignInDemoAsync(string email, Caller? before, string? userAgent, CancellationToken cancellationToken)
    {
        var user = await FindAsync(Credentials.Normalise(email), cancellationToken);
        return user is { IsDemo: true } ? await OpenAsync(Show(user), null, before, userAgent, cancellationToken) : throw Wrong();
    }

    private static DomainError Wrong() => new("auth.invalid_credentials", 401, "The email or the password is wrong.");

    private static Account Show(User user) => new(user.Id, user.Email!, user.DisplayName);

    private async Task<(Account Account, string? NewHash)> ProveAsync(Credentials credentials, CancellationToken cancellationToken)
    {
        credentials.CheckLengths();
        var name = Credentials.Normalise(credentials.Email);
        using var attempt = throttle.Begin(name, credentials.Address);
        var user = await FindAsync(name, cancellationToken);
        var result = await hashing.VerifyAsync(user?.PasswordHash, credentials.Password, cancellationToken);
        if (user is null || result == PasswordVerificationResult.Failed)
        {
            attempt.Failed();
            throw Wrong();
        }

        attempt.Succeeded();
        return (Show(user), result == PasswordVerificationResult.SuccessRehashNeeded
            ? await hashing.HashAsync(credentials.Password, cancellationToken)
            : null);
    }

    private async Task<User?> FindAsync(string name, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Users.FirstOrDefaultAsync(user => user.NormalizedUserName == name, cancellationToken);
    }

    private Task<SignedIn> OpenAsync(
        Account account, string? newHash, Caller? before, string? userAgent, CancellationToken cancellationToken)
    {
        var sessionId = Ids.New(clock);
        return log.WriteAsync(
            account.Id,
            new Operation(account.Id, "session.open", null),
            scope =>
            {
                if (before is { SessionId: { } old, UserId: var owner })
                {
                    Sessions.Revoke(scope, old, owner);
                }

                if (newHash is not null)
                {
                    scope.Statement("update users set password_hash = @1 where id = @0").Execute(account.Id, newHash);
                }

                Sessions.Open(scope, sessionId, account.Id, userAgent);
                return new SignedIn(account, sessionId);
            },
            cancellationToken);
    }
}
