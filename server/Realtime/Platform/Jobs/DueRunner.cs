using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;

namespace Realtime.Platform.Jobs;

/// <summary>Does what is due. One run a work at a time, and nothing that fails keeps the rest from being done.</summary>
internal sealed partial class DueRunner(IEnumerable<IDueWork> works, Setbacks setbacks, ILogger<DueRunner> logger)
{
    private const int BatchSize = 200;

    // Commands that arrive together share a commit.
    private const int Parallelism = 16;

    private readonly ConcurrentDictionary<string, DueTurn> _turns = new();

    public IReadOnlyList<IDueWork> Works { get; } = [.. works];

    /// <summary>
    /// Does all of a work that is due by an instant. While another run is at it this one returns at once, and that one goes round
    /// again: nobody waits for a turn in one of the scheduler's few workers.
    /// </summary>
    public async Task RunAsync(IDueWork work, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var turn = _turns.GetOrAdd(work.Name, _ => new DueTurn());
        if (!turn.TryTake(until))
        {
            return;
        }

        Exception? failure = null;
        while (turn.Next() is { } wanted)
        {
            try
            {
                await RunAllAsync(work, wanted, cancellationToken);
            }
            catch (OperationCanceledException stopped) when (cancellationToken.IsCancellationRequested)
            {
                // The server stops, which is no fault: what is left is due when it starts again.
                failure ??= stopped;
            }
            catch (Exception exception)
            {
                // Whoever left a wish meanwhile relies on this turn: a failure ends one round of it, not theirs.
                Log.RoundFailed(logger, work.Name, wanted, exception);
                failure ??= exception;
            }
        }

        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Page after page: what fails stays due, and what comes behind it is done all the same.</summary>
    private async Task RunAllAsync(IDueWork work, DateTimeOffset until, CancellationToken cancellationToken)
    {
        IReadOnlyList<DueItem> items = [];
        do
        {
            items = await work.DueAsync(until, items is [.., var last] ? last : default, BatchSize, cancellationToken);
            await RunAsync(work, items, cancellationToken);
        }
        while (items.Count == BatchSize);
    }

    private Task RunAsync(IDueWork work, IReadOnlyList<DueItem> items, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(items.Where(item => !setbacks.IsWaiting(work.Name, item)), parallel, async (item, token) =>
        {
            try
            {
                await work.RunAsync(item, token);
                setbacks.Clear(work.Name, item);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                // A busy database is no fault of the item's.
                if (exception is not DomainError { Code: "server.busy" })
                {
                    setbacks.Note(work.Name, item);
                }

                Log.Failed(logger, work.Name, item.Id, item.At, exception);
            }
        });
    }

    private static partial class Log
    {
        [LoggerMessage(1402, LogLevel.Error, "A round of work {Work}, due until {Until}, failed")]
        public static partial void RoundFailed(ILogger logger, string work, DateTimeOffset until, Exception exception);

        [LoggerMessage(1401, LogLevel.Error, "Work {Work} on {Id}, due at {At}, failed; it stays due and is tried again")]
        public static partial void Failed(ILogger logger, string work, Guid id, DateTimeOffset at, Exception exception);
    }
}
