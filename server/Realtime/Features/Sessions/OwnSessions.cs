using Microsoft.EntityFrameworkCore;
using Realtime.Platform;
using Realtime.Platform.Audit;
using Realtime.Platform.Data;
using Realtime.Platform.Events;
using Realtime.Platform.Http;
using Realtime.Platform.Identity;

namespace Realtime.Features.Sessions;

/// <summary>Shows people where they are signed in, and signs them out there. No operation ids: ending twice is harmless.</summary>
public sealed class OwnSessions(IDbContextFactory<AppDbContext> databases, EventLog log, TimeProvider clock)
{
    /// <summary>The caller's sessions that stand, oldest first.</summary>
    /// <exception cref="DomainError"><c>request.invalid</c>.</exception>
    public async Task<Page<SessionView>> ListAsync(Caller caller, string? after, int? limit, CancellationToken cancellationToken)
    {
        var (count, from, now) = (Paging.Limit(limit), IdCursor.Parse(after), clock.GetUtcNow());
        var (browserSince, programSince) = (now - SessionKind.Browser.IdleTime(), now - SessionKind.Program.IdleTime());
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<Session>()
            .Where(session => session.UserId == caller.UserId && session.Id > from && session.RevokedAt == null && session.ExpiresAt > now)
            .Where(session => (session.Kind == SessionKind.Browser && session.LastSeenAt > browserSince)
                || (session.Kind == SessionKind.Program && session.LastSeenAt > programSince))
            .OrderBy(session => session.Id)
            .Take(count + 1)
            .ToListAsync(cancellationToken);
        var page = IdCursor.Page(rows, count, session => session.Id);
        return new Page<SessionView>([.. page.Items.Select(session => Show(session, caller))], page.Next);
    }

    /// <summary>Ends one of the caller's sessions and closes its sockets.</summary>
    /// <exception cref="DomainError"><c>resource.not_found</c>.</exception>
    public Task EndAsync(Caller caller, Guid id, CancellationToken cancellationToken) =>
        log.WriteAsync(
            caller.UserId,
            Operation.By(caller, "session.revoke", null),
            scope =>
            {
                if (!SessionStore.Revoke(scope, id, caller.UserId))
                {
                    throw Errors.NotFound();
                }

                scope.Audit(Guid.Empty, "session.ended", "session", id);
                return true;
            },
            cancellationToken);

    /// <summary>Ends the caller's other sessions and closes their sockets.</summary>
    /// <param name="caller">Whose.</param>
    /// <param name="everywhere">Whether the caller's own session ends too.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public Task EndAllAsync(Caller caller, bool everywhere, CancellationToken cancellationToken) =>
        log.WriteAsync(
            caller.UserId,
            Operation.By(caller, "session.revoke_all", null),
            scope =>
            {
                SessionStore.RevokeAll(scope, caller.UserId, except: everywhere ? null : caller.SessionId);
                scope.Audit(Guid.Empty, "session.all_ended", "user", caller.UserId, new AuditFact("which", null, everywhere ? "all" : "others"));
                return true;
            },
            cancellationToken);

    private static SessionView Show(Session session, Caller caller) => new(
        session.Id,
        session.Kind,
        session.CreatedAt,
        session.LastSeenAt,
        session.ExpiresAt,
        session.UserAgent,
        session.Network,
        session.Id == caller.SessionId);
}
