using Microsoft.EntityFrameworkCore;
using Realtime.Platform.Data;
using Realtime.Platform.Events;

namespace Realtime.Platform.Identity;

/// <summary>Checks and revokes personal API tokens.</summary>
internal sealed class ApiTokens(IDbContextFactory<AppDbContext> databases, EventLog log, TimeProvider clock)
{
    /// <summary>How each begins, so that it is known for what it is wherever it turns up.</summary>
    public const string Prefix = "rt_";

    private static readonly TimeSpan s_lastUsedPrecision = TimeSpan.FromHours(1);

    /// <summary>The token that was shown, if it is good; null otherwise.</summary>
    public async Task<ApiToken?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var hash = Secrets.Hash(token);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<ApiToken>().FirstOrDefaultAsync(row => row.Hash == hash, cancellationToken);
        var now = clock.GetUtcNow();
        if (found is null || found.ExpiresAt <= now)
        {
            return null;
        }

        if (found.LastUsedAt is null || now - found.LastUsedAt > s_lastUsedPrecision)
        {
            await TouchAsync(found, cancellationToken);
        }

        return found;
    }

    /// <summary>The token of that id, if it is still good; null otherwise.</summary>
    public async Task<ApiToken?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<ApiToken>().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        return found is null || found.ExpiresAt <= clock.GetUtcNow() ? null : found;
    }

    /// <summary>Inside a command: ends a token and closes its sockets.</summary>
    /// <returns>Whether there was such a token of that person.</returns>
    public static bool Revoke(WriteScope scope, Guid id, Guid userId)
    {
        var isRevoked = scope.Statement("delete from api_tokens where id = @0 and user_id = @1").Execute(id, userId) > 0;
        if (isRevoked)
        {
            scope.RevokeSession(id);
        }

        return isRevoked;
    }

    /// <summary>Inside a command: ends all of a person's tokens and closes their sockets.</summary>
    public static void RevokeAll(WriteScope scope, Guid userId)
    {
        using var revoked = scope.Statement("delete from api_tokens where user_id = @0 returning id").Query(userId);
        while (revoked.Read())
        {
            scope.RevokeSession(revoked.GetGuid(0));
        }
    }

    private Task<bool> TouchAsync(ApiToken token, CancellationToken cancellationToken) =>
        log.WriteAsync(
            token.UserId,
            new Operation(token.UserId, "token.touch", null),
            scope => scope.Statement("update api_tokens set last_used_at = @1 where id = @0").Execute(token.Id, scope.Now) > 0,
            cancellationToken);
}
