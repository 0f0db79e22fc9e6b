using Microsoft.EntityFrameworkCore;
using Realtime.Platform.Audit;
using Realtime.Platform.Data;
using Realtime.Platform.Events;

namespace Realtime.Platform.Identity;

/// <summary>Opens, checks and revokes sessions; the only writer of <c>sessions</c>.</summary>
internal sealed class SessionStore(IDbContextFactory<AppDbContext> databases, EventLog log, TimeProvider clock)
{
    /// <summary>How many sessions one person may have. Of more, the one that was unused for longest ends.</summary>
    public const int MaxOpen = 200;

    private static readonly TimeSpan s_lastSeenPrecision = TimeSpan.FromHours(1);

    /// <summary>Inside a command: opens a session.</summary>
    public static void Open(WriteScope scope, Guid id, Guid userId, SessionKind kind, Device device)
    {
        EndSurplus(scope, new AuditOrigin(userId, id, device.Network), userId);
        scope.Statement(
            "insert into sessions (id, user_id, kind, created_at, last_seen_at, expires_at, user_agent, network) "
            + "values (@0, @1, @2, @3, @3, @4, @5, @6)")
            .Execute(id, userId, (int)kind, scope.Now, scope.Now + kind.Lifetime(), device.UserAgent, device.Network);
    }

    /// <summary>Inside a command: ends the session and closes its sockets.</summary>
    /// <returns>Whether there was such a session of that person.</returns>
    public static bool Revoke(WriteScope scope, Guid id, Guid userId)
    {
        var isRevoked = scope.Statement("update sessions set revoked_at = @2 where id = @0 and user_id = @1 and revoked_at is null")
            .Execute(id, userId, scope.Now) > 0;
        if (isRevoked)
        {
            scope.RevokeSession(id);
        }

        return isRevoked;
    }

    /// <summary>Inside a command: ends a person's sessions and closes their sockets.</summary>
    /// <param name="scope">The command.</param>
    /// <param name="userId">Whose.</param>
    /// <param name="except">The one that goes on, if any.</param>
    public static void RevokeAll(WriteScope scope, Guid userId, Guid? except)
    {
        using var revoked = scope.Statement(
            "update sessions set revoked_at = @2 where user_id = @0 and revoked_at is null and id <> @1 returning id")
            .Query(userId, except ?? Guid.Empty, scope.Now);
        while (revoked.Read())
        {
            scope.RevokeSession(revoked.GetGuid(0));
        }
    }

    /// <summary>Inside a command: notes that the session is used.</summary>
    public static void Touch(WriteScope scope, Guid id) =>
        scope.Statement("update sessions set last_seen_at = @1 where id = @0").Execute(id, scope.Now);

    /// <summary>
    /// The session if it still stands; null otherwise. Asked for every request and never cached: a revoked session ends at once.
    /// </summary>
    public async Task<Session?> FindOpenAsync(Guid id, Guid userId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var session = await db.Set<Session>().FirstOrDefaultAsync(row => row.Id == id && row.UserId == userId, cancellationToken);
        if (session?.IsOpen(now) is not true)
        {
            return null;
        }

        if (now - session.LastSeenAt > s_lastSeenPrecision)
        {
            await TouchAsync([id], cancellationToken);
        }

        return session;
    }

    /// <summary>Notes that the sessions are used.</summary>
    public Task<bool> TouchAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        log.WriteAsync(
            Guid.Empty,
            new Operation(Guid.Empty, "session.touch", null),
            scope =>
            {
                foreach (var id in ids)
                {
                    Touch(scope, id);
                }

                return true;
            },
            cancellationToken);

    private static void EndSurplus(WriteScope scope, AuditOrigin origin, Guid userId)
    {
        var surplus = new List<Guid>();
        using (var open = scope.Statement(
            "select id from sessions where user_id = @0 and revoked_at is null order by last_seen_at desc, id desc")
            .Query(userId))
        {
            for (var place = 1; open.Read(); place++)
            {
                if (place >= MaxOpen)
                {
                    surplus.Add(open.GetGuid(0));
                }
            }
        }

        foreach (var id in surplus)
        {
            Revoke(scope, id, userId);
            scope.AuditFrom(origin, Guid.Empty, "session.ended", "session", id, new AuditFact("reason", null, "surplus"));
        }
    }
}
