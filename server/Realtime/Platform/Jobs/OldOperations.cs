using Microsoft.EntityFrameworkCore;
using Realtime.Platform.Events;

namespace Realtime.Platform.Jobs;

/// <summary>Answers to commands that nobody sends again: older than 30 days.</summary>
internal sealed class OldOperations(EventLog log) : ICleanUp
{
    private const int BatchSize = 500;
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(30);

    public string Name => "results of old operations";

    public Task<int> RemoveBatchAsync(CancellationToken cancellationToken) =>
        log.WriteAsync(Guid.Empty, new Operation(Guid.Empty, "operations.clean_up", null), Remove, cancellationToken);

    private static int Remove(WriteScope scope)
    {
        var until = scope.Now - s_kept;
        var old = scope.Db.Set<OperationResult>().Where(operation => operation.At < until);

        // A batch ends at an instant, which the index finds: with a key of two columns a delete by count would read the whole table.
        var last = old.OrderBy(operation => operation.At).Skip(BatchSize - 1).Select(operation => (DateTimeOffset?)operation.At)
            .FirstOrDefault();
        return last is { } end ? old.Where(operation => operation.At <= end).ExecuteDelete() : old.ExecuteDelete();
    }
}
