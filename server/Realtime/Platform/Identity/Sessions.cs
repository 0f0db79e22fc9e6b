using Microsoft.EntityFrameworkCore;
using Realtime.Platform.Data;
using Realtime.Platform.Events;

namespace Realtime.Platform.Identity;

/// <summary>Opens, checks and revokes browser sessions.</summary>
internal sealed class Sessions(IDbContextFactory<AppDbContext> databases, EventLog log, TimeProvider clock)
{
    public const int MaxUserAgent = 200;

    /// <summary>How long a session lives, used or not.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    private static readonly TimeSpan s_lastSeenPrecision = TimeSpan.FromHours(1);

    /// <summary>Inside a command: opens the session.</summary>
    public static void Open(WriteScope scope, Guid id, Guid userId, string? userAgent) =>
        scope.Statement(
            "insert into sessions (id, user_id, created_at, last_seen_at, expires_at, user_agent) values (@0, @1, @2, @2, @3, @4)")
            .Execute(id, userId, scope.Now, scope.Now + Lifetime, Shorten(userAgent));

    /// <summary>Inside a command: ends the session and closes its sockets.</summary>
    public static void Revoke(WriteScope scope, Guid id, Guid userId)
    {
        scope.Statement("update sessions set revoked_at = @2 where id = @0 and user_id = @1 and revoked_at is null")
            .Execute(id, userId, scope.Now);
        scope.RevokeSession(id);
    }

    /// <summary>Whether the session still stands. Asked for every request and never cached: a revoked session ends at once.</summary>
    public async Task<bool> IsOpenAsync(Guid id, Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var lastSeen = await db.Set<Session>()
            .Where(session => session.Id == id && session.UserId == userId && session.RevokedAt == null && session.ExpiresAt > now)
            .Select(session => (DateTimeOffset?)session.LastSeenAt)
            .FirstOrDefaultAsync(cancellationToken);
        if (now - lastSeen > s_lastSeenPrecision)
        {
            await TouchAsync(id, userId, cancellationToken);
        }

        return lastSeen is not null;
    }

    private Task<bool> TouchAsync(Guid id, Guid userId, CancellationToken cancellationToken) =>
        log.WriteAsync(
            userId,
            new Operation(userId, "session.touch", null),
            scope =>
            {
                scope.Statement("update sessions set last_seen_at = @1 where id = @0").Execute(id, scope.Now);
                return true;
            },
            cancellationToken);

    private static string? Shorten(string? userAgent) =>
        string.IsNullOrWhiteSpace(userAgent) || !Text.IsStorable(userAgent) ? null : userAgent[..Math.Min(userAgent.Length, MaxUserAgent)];
}
