using Microsoft.EntityFrameworkCore;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Platform.Jobs;

/// <summary>Refresh tokens that were used more than 30 days ago: nobody can use them, and no thief waits that long to try.</summary>
internal sealed class OldTokens(EventLog log) : ICleanUp
{
    private const int BatchSize = 500;
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(30);

    public string Name => "old tokens";

    public Task<int> RemoveBatchAsync(CancellationToken cancellationToken) =>
        log.WriteAsync(Guid.Empty, new Operation(Guid.Empty, "tokens.clean_up", null), Remove, cancellationToken);

    private static int Remove(WriteScope scope)
    {
        var until = scope.Now - s_kept;
        return scope.Db.Set<RefreshToken>()
            .Where(token => token.UsedAt < until)
            .OrderBy(token => token.UsedAt)
            .Take(BatchSize)
            .ExecuteDelete();
    }
}
