using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Realtime.Platform.Jobs;

/// <summary>Does what is due. One run a work at a time, and nothing that fails keeps the rest from being done.</summary>
internal sealed partial class DueRunner(IEnumerable<IDueWork> works, ILogger<DueRunner> logger) : IDisposable
{
    private const int BatchSize = 200;

    // Commands that arrive together share a commit.
    private const int Parallelism = 16;

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new();

    public IReadOnlyList<IDueWork> Works { get; } = [.. works];

    /// <summary>Does all of a work that is due by an instant.</summary>
    public async Task RunAsync(IDueWork work, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var turn = _turns.GetOrAdd(work.Name, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            IReadOnlyList<DueItem> items;
            bool allDone;
            do
            {
                items = await work.DueAsync(until, BatchSize, cancellationToken);
                allDone = await RunAsync(work, items, cancellationToken);
            }
            while (items.Count == BatchSize && allDone);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        foreach (var turn in _turns.Values)
        {
            turn.Dispose();
        }
    }

    private async Task<bool> RunAsync(IDueWork work, IReadOnlyList<DueItem> items, CancellationToken cancellationToken)
    {
        var failed = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(items, parallel, async (item, token) =>
        {
            try
            {
                await work.RunAsync(item, token);
            }
            catch (Exception exception) when (!token.IsCancellationRequested)
            {
                // It stays due: the next pass tries it again.
                Interlocked.Increment(ref failed);
                Log.Failed(logger, work.Name, item.Id, item.At, exception);
            }
        });
        return failed == 0;
    }

    private static partial class Log
    {
        [LoggerMessage(1401, LogLevel.Error, "Work {Work} on {Id}, due at {At}, failed; it is tried again within a minute")]
        public static partial void Failed(ILogger logger, string work, Guid id, DateTimeOffset at, Exception exception);
    }
}
