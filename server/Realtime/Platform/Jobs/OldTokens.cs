using Microsoft.EntityFrameworkCore;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Platform.Jobs;

/// <summary>
/// Tokens that are of no use: refresh tokens used more than 30 days ago (no thief waits longer to try), API tokens that expired as
/// long ago, and tickets that nobody used in time.
/// </summary>
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
        var refresh = scope.Db.Set<RefreshToken>().Where(token => token.UsedAt < until).OrderBy(token => token.UsedAt);
        var api = scope.Db.Set<ApiToken>().Where(token => token.ExpiresAt < until).OrderBy(token => token.ExpiresAt);
        var tickets = scope.Db.Set<HubTicket>().Where(ticket => ticket.ExpiresAt < scope.Now).OrderBy(ticket => ticket.ExpiresAt);
        return refresh.Take(BatchSize).ExecuteDelete() + api.Take(BatchSize).ExecuteDelete() + tickets.Take(BatchSize).ExecuteDelete();
    }
}
