using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Realtime.Platform.Events;

namespace Realtime.Platform.Hubs;

/// <summary>
/// Tells each socket which of its streams moved since it was last told. A lost frame may be the last before silence, so clients
/// compare heads and not only gaps. Also closes stalled sockets and forgets unused streams.
/// </summary>
internal sealed partial class Heartbeat(
    Connections connections, LiveStreams live, IOptions<EventLogOptions> options, TimeProvider clock, ILogger<Heartbeat> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.HeadsInterval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                Beat();
            }
            catch (Exception exception)
            {
                Log.BeatFailed(logger, exception);
            }
        }
    }

    private void Beat()
    {
        foreach (var connection in connections.All)
        {
            connection.AbortIfStalled();

            // A socket that is behind is told at a later beat: what was not sent must not count as told.
            if (!connection.IsBehind && Moved(connection) is { Count: > 0 } heads)
            {
                connection.Send(new SerializedHubMessage(new InvocationMessage("Heads", [heads])));
            }
        }

        live.Sweep();
    }

    private static Dictionary<Guid, long>? Moved(ClientConnection connection)
    {
        Dictionary<Guid, long>? heads = null;
        foreach (var subscription in connection.Subscriptions.Values)
        {
            var head = subscription.Stream.Head;
            if (head > subscription.ToldHead)
            {
                (heads ??= [])[subscription.StreamId] = subscription.ToldHead = head;
            }
        }

        return heads;
    }

    private static partial class Log
    {
        [LoggerMessage(1301, LogLevel.Error, "Telling heads failed; it is tried again at the next beat")]
        public static partial void BeatFailed(ILogger logger, Exception exception);
    }
}
