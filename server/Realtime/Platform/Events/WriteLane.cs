using System.Data.Common;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Realtime.Platform.Events;

/// <summary>
/// One writer: a thread with a connection of its own. Whatever waits when it is free becomes one transaction, so that one
/// flush of the disk serves many commands.
/// </summary>
internal sealed partial class WriteLane : IDisposable
{
    private readonly Lock _sync = new();
    private readonly AutoResetEvent _arrived = new(false);
    private readonly ManualResetEvent _stopped = new(false);
    private readonly LaneSession _session;
    private readonly EventLogOptions _options;
    private readonly TimeProvider _clock;
    private readonly Action<IReadOnlyList<LaneCommand>> _committed;
    private readonly ILogger _logger;
    private readonly Thread _thread;
    private List<LaneCommand> _waiting = [];
    private List<LaneCommand> _batch = [];
    private bool _stopping;

    public WriteLane(
        LaneSession session, EventLogOptions options, TimeProvider clock, Action<IReadOnlyList<LaneCommand>> committed, ILogger logger)
    {
        _session = session;
        _options = options;
        _clock = clock;
        _committed = committed;
        _logger = logger;
        _thread = new Thread(Loop) { Name = "write lane", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Queues a command.</summary>
    /// <exception cref="DomainError"><c>server.busy</c> when too many wait, or the lane is stopping.</exception>
    public void Enqueue(LaneCommand command)
    {
        bool first;
        lock (_sync)
        {
            if (_stopping || _waiting.Count >= _options.MaxWaiting)
            {
                throw Errors.Busy();
            }

            first = _waiting.Count == 0;
            _waiting.Add(command);
        }

        if (first)
        {
            _arrived.Set();
        }
    }

    /// <summary>Finishes what waits, then stops.</summary>
    public void Dispose()
    {
        lock (_sync)
        {
            _stopping = true;
        }

        _stopped.Set();
        _arrived.Set();
        _thread.Join();
        _arrived.Dispose();
        _stopped.Dispose();
        _session.Dispose();
    }

    private void Loop()
    {
        var lastCommit = 0L;
        var busy = false;
        while (true)
        {
            if (busy && _options.BusyInterval - Stopwatch.GetElapsedTime(lastCommit) is { Ticks: > 0 } rest)
            {
                // Under load a little patience makes larger batches: fewer flushes, fewer frames, the same order. Not so when
                // idle: then the first command goes at once.
                _stopped.WaitOne(rest);
            }

            if (!Take())
            {
                return;
            }

            Process(_batch);
            lastCommit = Stopwatch.GetTimestamp();
            busy = _batch.Count > 1;
            _batch.Clear();
        }
    }

    private bool Take()
    {
        while (true)
        {
            lock (_sync)
            {
                if (_waiting.Count > 0)
                {
                    (_waiting, _batch) = (_batch, _waiting);
                    return true;
                }

                if (_stopping)
                {
                    return false;
                }
            }

            _arrived.WaitOne();
        }
    }

    private void Process(List<LaneCommand> batch)
    {
        if (!TryBegin())
        {
            // Not the commands' fault, and no command can be run alone either: who sends again with its operation id is safe.
            Fail(batch, Errors.Busy());
        }
        else if (TryCommit(batch, out var failure))
        {
            Deliver(batch);
        }
        else if (batch.Count == 1)
        {
            Fail(batch, failure!);
        }
        else
        {
            // Somebody in the batch spoils it. One at a time, the bad one fails alone.
            Log.BatchFailed(_logger, batch.Count, failure!);
            foreach (var command in batch)
            {
                Process([command]);
            }
        }
    }

    private bool TryBegin()
    {
        try
        {
            _session.Begin();
            return true;
        }
        catch (DbException exception)
        {
            Log.DatabaseUnavailable(_logger, exception);
            return false;
        }
    }

    private void Deliver(List<LaneCommand> batch)
    {
        try
        {
            _committed(batch);
        }
        catch (Exception exception)
        {
            // It is on the disk: members find out by the heads, and the lane goes on.
            Log.DeliveryFailed(_logger, exception);
        }

        foreach (var command in batch)
        {
            command.Answer();
        }
    }

    private static void Fail(List<LaneCommand> batch, Exception failure)
    {
        foreach (var command in batch)
        {
            command.Failure = failure;
            command.Answer();
        }
    }

    private bool TryCommit(List<LaneCommand> batch, out Exception? failure)
    {
        try
        {
            var now = DateTimeOffset.FromUnixTimeMilliseconds(_clock.GetUtcNow().ToUnixTimeMilliseconds());
            foreach (var command in batch)
            {
                RunOne(command, now);
            }

            _session.Commit();
            failure = null;
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            _session.Rollback();
            failure = exception;
            return false;
        }
    }

    private void RunOne(LaneCommand command, DateTimeOffset now)
    {
        var scope = new WriteScope(_session, command.Operation, now);
        command.Scope = scope;
        command.Failure = null;
        try
        {
            command.Run(scope);
            scope.Complete();
        }
        catch (Exception exception) when (!scope.Wrote)
        {
            // Nothing of it stays, so the others need not run again. A connection that died with it fails the commit.
            scope.Undo();
            command.Failure = exception;
        }
        catch
        {
            scope.Abandon();
            throw;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1101, LogLevel.Warning, "A batch of {Count} commands failed and runs again one by one")]
        public static partial void BatchFailed(ILogger logger, int count, Exception exception);

        [LoggerMessage(1103, LogLevel.Error, "The database cannot be written now")]
        public static partial void DatabaseUnavailable(ILogger logger, Exception exception);

        [LoggerMessage(1104, LogLevel.Error, "Handing a committed batch to its publishers failed")]
        public static partial void DeliveryFailed(ILogger logger, Exception exception);
    }
}
