using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Realtime.Platform.Data;
using Realtime.Platform.Identity;

namespace Realtime.Features.Accounts;

/// <summary>The one place where a password is checked, whatever it opens.</summary>
internal sealed class Proofs(IDbContextFactory<AppDbContext> databases, PasswordHashing hashing, SignInThrottle throttle)
{
    /// <summary>Checks an email and a password.</summary>
    /// <exception cref="Platform.DomainError"><c>auth.invalid_credentials</c>, <c>limit.exceeded</c> or <c>server.busy</c>.</exception>
    public async Task<Proof> ProveAsync(Credentials credentials, CancellationToken cancellationToken)
    {
        credentials.CheckLengths();
        var name = Credentials.Normalise(credentials.Email);
        using var attempt = throttle.Begin(name, credentials.Address);
        var user = await FindAsync(name, cancellationToken);
        var result = await hashing.VerifyAsync(user?.PasswordHash, credentials.Password, cancellationToken);
        if (user is null || result == PasswordVerificationResult.Failed)
        {
            attempt.Failed();
            throw Proof.Wrong(user?.Id);
        }

        attempt.Succeeded();
        return Of(user, result == PasswordVerificationResult.SuccessRehashNeeded
            ? await hashing.HashAsync(credentials.Password, cancellationToken)
            : null);
    }

    /// <summary>One of a demonstration's people, who need no password; nobody else.</summary>
    /// <exception cref="Platform.DomainError"><c>auth.invalid_credentials</c>.</exception>
    public async Task<Proof> ProveDemoAsync(string email, CancellationToken cancellationToken) =>
        await FindAsync(Credentials.Normalise(email), cancellationToken) is { IsDemo: true } user ? Of(user) : throw Proof.Wrong();

    private static Proof Of(User user, string? newHash = null) =>
        new(new Account(user.Id, user.Email, user.DisplayName), user.SecurityStamp, newHash);

    private async Task<User?> FindAsync(string name, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Users.FirstOrDefaultAsync(user => user.NormalizedUserName == name, cancellationToken);
    }
}
