using Microsoft.EntityFrameworkCore;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Platform.Jobs;

/// <summary>Sessions that ended more than 30 days ago.</summary>
internal sealed class OldSessions(EventLog log) : ICleanUp
{
    private const int BatchSize = 500;
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(30);

    public string Name => "old sessions";

    public Task<int> RemoveBatchAsync(CancellationToken cancellationToken) =>
        log.WriteAsync(Guid.Empty, new Operation(Guid.Empty, "sessions.clean_up", null), Remove, cancellationToken);

    private static int Remove(WriteScope scope)
    {
        var until = scope.Now - s_kept;
        return scope.Db.Set<Session>()
            .Where(session => session.ExpiresAt < until || session.RevokedAt < until)
            .OrderBy(session => session.Id)
            .Take(BatchSize)
            .ExecuteDelete();
    }
}
