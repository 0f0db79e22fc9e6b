using Realtime.Platform.Audit;
using Realtime.Platform.Events;

namespace Realtime.Platform.Identity;

/// <summary>
/// Refresh tokens: each is good for one use and brings its successor. A second use shows that two hold the same token, and as
/// nobody can tell which of them stole it, the whole family ends.
/// </summary>
internal static class RefreshTokens
{
    /// <summary>Inside a command: adds a token to the session's family.</summary>
    public static void Add(WriteScope scope, Guid sessionId, string token) =>
        scope.Statement("insert into refresh_tokens (hash, session_id) values (@0, @1)").Execute(Secrets.Hash(token), sessionId);

    /// <summary>
    /// Inside a command: uses the token up. It never throws for a bad one: the command has to commit, or the end of a family whose
    /// token was reused would be taken back.
    /// </summary>
    public static RefreshOutcome Use(WriteScope scope, string token, Device device)
    {
        var hash = Secrets.Hash(token);
        if (Find(scope, hash) is not { } found || !found.Session.IsOpen(scope.Now))
        {
            return new RefreshOutcome(RefreshResult.Invalid);
        }

        var session = found.Session;
        if (found.IsUsed)
        {
            SessionStore.Revoke(scope, session.Id, session.UserId);
            scope.AuditFrom(
                new AuditOrigin(session.UserId, session.Id, device.Network), Guid.Empty, "auth.refresh_reused", "session", session.Id);
            return new RefreshOutcome(RefreshResult.Reused);
        }

        scope.Statement("update refresh_tokens set used_at = @1 where hash = @0").Execute(hash, scope.Now);
        SessionStore.Touch(scope, session.Id);
        return new RefreshOutcome(RefreshResult.Accepted, session);
    }

    private static (Session Session, bool IsUsed)? Find(WriteScope scope, byte[] hash)
    {
        using var row = scope.Statement(
            "select s.id, s.user_id, s.kind, s.last_seen_at, s.expires_at, s.revoked_at, t.used_at "
            + "from refresh_tokens t join sessions s on s.id = t.session_id where t.hash = @0").Query(hash);
        if (!row.Read())
        {
            return null;
        }

        var session = new Session
        {
            Id = row.GetGuid(0),
            UserId = row.GetGuid(1),
            Kind = (SessionKind)row.GetInt32(2),
            LastSeenAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
            ExpiresAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)),
            RevokedAt = row.IsDBNull(5) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)),
        };
        return (session, !row.IsDBNull(6));
    }
}

/// <summary>What became of a refresh token.</summary>
internal enum RefreshResult
{
    /// <summary>It was good, and is used up now.</summary>
    Accepted,

    /// <summary>It is unknown, or its session has ended.</summary>
    Invalid,

    /// <summary>It was used before; its session is revoked now.</summary>
    Reused,
}

/// <param name="Result">What became of the token.</param>
/// <param name="Session">Its session, when it was good.</param>
internal readonly record struct RefreshOutcome(RefreshResult Result, Session? Session = null);
