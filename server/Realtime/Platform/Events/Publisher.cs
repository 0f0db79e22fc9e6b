using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging;

namespace Realtime.Platform.Events;

/// <summary>
/// Sends one stream's events to its members. Self-clocked: while one batch is being written, what is committed meanwhile gathers
/// and goes out as the next, one frame per member. Idle: no wait. Busy: fewer, fuller frames.
/// </summary>
internal sealed partial class Publisher(LiveStream stream, EventLogOptions options, TimeProvider clock, ILogger logger)
    : IThreadPoolWorkItem
{
    private const int MaxEventsPerFrame = 512;
    private const int MaxBytesPerFrame = 256 * 1024;
    private readonly Lock _sync = new();
    private readonly List<Task> _slow = [];
    private readonly Queue<Event> _pending = new();
    private bool _publishing;

    public void Enqueue(Event e)
    {
        lock (_sync)
        {
            _pending.Enqueue(e);
            if (_publishing)
            {
                return;
            }

            _publishing = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    public async void Execute()
    {
        try
        {
            while (TakeBatch() is { Count: > 0 } batch)
            {
                await PublishAsync(batch);
            }
        }
        catch (Exception exception)
        {
            // The socket is only a hint: members find out by the heads. But the publisher must go on.
            Log.PublishFailed(logger, stream.Id, exception);
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    private List<Event> TakeBatch()
    {
        var batch = new List<Event>();
        lock (_sync)
        {
            var bytes = 0;
            for (; batch.Count < MaxEventsPerFrame && bytes < MaxBytesPerFrame && _pending.TryDequeue(out var e); bytes += e.Data.Length)
            {
                batch.Add(e);
            }

            _publishing = batch.Count > 0;
        }

        return batch;
    }

    private async Task PublishAsync(List<Event> batch)
    {
        var members = stream.Members.Snapshot();
        if (members.Length == 0)
        {
            return;
        }

        var message = new SerializedHubMessage(new InvocationMessage("Events", [new EventsMessage(stream.Id, batch)]));
        _slow.Clear();
        var bytes = batch.Sum(e => e.Data.Length);
        foreach (var member in members)
        {
            if (member.Connection.Send(message, bytes) is { } unfinished)
            {
                _slow.Add(unfinished);
            }
        }

        if (_slow.Count > 0)
        {
            await Task.WhenAny(Task.WhenAll(_slow), Task.Delay(options.PublishWait, clock));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1201, LogLevel.Error, "Publishing stream {StreamId} failed; its members will catch up")]
        public static partial void PublishFailed(ILogger logger, Guid streamId, Exception exception);
    }
}
