using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Realtime.Platform.Identity;

namespace Realtime.Platform.Hubs;

/// <summary>
/// An open socket is use of its session: a page that only listens, for a week on a wall, must not be signed out as idle. Once an hour
/// all sessions with sockets are noted together, so that no invocation has to.
/// </summary>
internal sealed partial class SocketSessions(
    Connections connections, SessionStore sessions, TimeProvider clock, ILogger<SocketSessions> logger) : BackgroundService
{
    private const int BatchSize = 500;
    private static readonly TimeSpan s_interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await NoteAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.NotingFailed(logger, exception);
            }
        }
    }

    /// <summary>Notes the sessions whose sockets are open now.</summary>
    internal async Task NoteAsync(CancellationToken cancellationToken)
    {
        var open = connections.All
            .Where(connection => connection.Caller.TokenScopes is null)
            .Select(connection => connection.Caller.SessionId)
            .OfType<Guid>()
            .Distinct();
        foreach (var batch in open.Chunk(BatchSize))
        {
            await sessions.TouchAsync(batch, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1303, LogLevel.Error, "Noting the sessions of open sockets failed; it is tried again in an hour")]
        public static partial void NotingFailed(ILogger logger, Exception exception);
    }
}
