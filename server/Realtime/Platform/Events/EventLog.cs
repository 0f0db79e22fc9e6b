using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Realtime.Platform.Data;
using Realtime.Platform.Hubs;
using Realtime.Platform.Jobs;

namespace Realtime.Platform.Events;

/// <summary>The only way to change anything: commands run in write lanes, and what they append is delivered after the commit.</summary>
public sealed class EventLog : IDisposable
{
    private readonly Lazy<WriteLane> _lane;
    private readonly LiveStreams _live;
    private readonly Connections _connections;
    private readonly DueSchedule _schedule;

    /// <summary>Made once by the container.</summary>
    public EventLog(
        LiveStreams live, Connections connections, DueSchedule schedule, IOptions<DatabaseOptions> data,
        IOptions<EventLogOptions> options, TimeProvider clock, ILogger<EventLog> logger)
    {
        _live = live;
        _connections = connections;
        _schedule = schedule;

        // SQLite has one writer; a server database will have several lanes, chosen by stream. Lazy: the schema comes first.
        _lane = new Lazy<WriteLane>(() => new WriteLane(new LaneSession(data.Value), options.Value, clock, Deliver, logger));
    }

    /// <summary>Runs a command in the lane of a stream and answers when it is on the disk.</summary>
    /// <typeparam name="T">The answer; known to <see cref="Wire"/>, since it is stored for those who send the command again.</typeparam>
    /// <param name="stream">The stream that the command is mainly about.</param>
    /// <param name="operation">Its name; with an operation id, a second run returns the first answer.</param>
    /// <param name="command">Synchronous; see <see cref="WriteScope"/> for what it may do.</param>
    /// <param name="cancellationToken">Stops the waiting, not the command.</param>
    /// <exception cref="DomainError">What the command refused, <c>operation.mismatch</c>, or <c>server.busy</c>.</exception>
    public Task<T> WriteAsync<T>(Guid stream, Operation operation, Func<WriteScope, T> command, CancellationToken cancellationToken)
    {
        _ = stream;
        var waiting = new LaneCommand<T>(operation, command);
        _lane.Value.Enqueue(waiting);
        return cancellationToken.CanBeCanceled ? waiting.Task.WaitAsync(cancellationToken) : waiting.Task;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_lane.IsValueCreated)
        {
            _lane.Value.Dispose();
        }
    }

    /// <summary>Runs on the lane's thread after each commit: quick hand-overs only.</summary>
    private void Deliver(IReadOnlyList<LaneCommand> batch)
    {
        // Whoever lost access must be out before anything that was committed with or after the loss goes out.
        foreach (var command in batch)
        {
            foreach (var revocation in command.Scope!.Revocations)
            {
                _connections.Revoke(revocation, _live);
            }

            foreach (var planned in command.Scope.Planned)
            {
                _schedule.Plan(planned);
            }
        }

        _live.Committed(batch);
    }
}
