using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Realtime.Features.Workspaces;
using Realtime.Platform.Events;
using Realtime.Platform.Hubs;

namespace Realtime.Features.Presence;

/// <summary>Knows who is online, and tells the workspaces of whoever comes or goes.</summary>
internal sealed partial class Presence : BackgroundService
{
    private readonly Connections _connections;
    private readonly Access _access;
    private readonly LiveStreams _live;
    private readonly TimeProvider _clock;
    private readonly ILogger<Presence> _logger;
    private readonly TimeSpan _renewal;
    private readonly Leases _leases;
    private readonly Lock _sync = new();
    private readonly HashSet<Guid> _announced = [];

    // One waiting wake-up is enough: each look finds everything that changed since the last.
    private readonly Channel<bool> _wake =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public Presence(
        Connections connections, Access access, LiveStreams live, TimeProvider clock, IOptions<PresenceOptions> options,
        ILogger<Presence> logger)
    {
        _connections = connections;
        _access = access;
        _live = live;
        _clock = clock;
        _logger = logger;
        _renewal = options.Value.Renewal;
        _leases = new Leases(options.Value.Lease, options.Value.Grace);
    }

    /// <summary>Who is online now.</summary>
    public HashSet<Guid> Online()
    {
        lock (_sync)
        {
            return _leases.Online(_clock.GetUtcNow());
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var timer = _clock.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _connections.Opened += Opened;
        _connections.Closed += Closed;
        try
        {
            Wake();
            await foreach (var _ in _wake.Reader.ReadAllAsync(stoppingToken))
            {
                await AnnounceAsync(Look(out var pause), stoppingToken);
                timer.Change(pause, Timeout.InfiniteTimeSpan);
            }
        }
        finally
        {
            _connections.Opened -= Opened;
            _connections.Closed -= Closed;
        }
    }

    private void Wake() => _wake.Writer.TryWrite(true);

    private void Opened(ClientConnection connection)
    {
        lock (_sync)
        {
            _leases.Renew(connection.Caller.UserId, connection.Id, _clock.GetUtcNow());
        }

        Wake();
    }

    private void Closed(ClientConnection connection)
    {
        lock (_sync)
        {
            _leases.Release(connection.Caller.UserId, connection.Id, _clock.GetUtcNow());
        }

        Wake();
    }

    /// <summary>Renews the leases of open sockets and drops what ran out.</summary>
    /// <param name="pause">When to look again.</param>
    private HashSet<Guid> Look(out TimeSpan pause)
    {
        lock (_sync)
        {
            // Inside the lock: a socket that closes after this snapshot releases its lease after this renewal, never before.
            var now = _clock.GetUtcNow();
            foreach (var connection in _connections.All)
            {
                _leases.Renew(connection.Caller.UserId, connection.Id, now);
            }

            _leases.Expire(now);
            var end = _leases.FirstEnd() - now;
            pause = end < _renewal ? end.Value : _renewal;
            return _leases.Online(now);
        }
    }

    private async Task AnnounceAsync(HashSet<Guid> online, CancellationToken cancellationToken)
    {
        foreach (var userId in online.Where(userId => !_announced.Contains(userId)).ToList())
        {
            if (await TryTellAsync(userId, isOnline: true, cancellationToken))
            {
                _announced.Add(userId);
            }
        }

        foreach (var userId in _announced.Where(userId => !online.Contains(userId)).ToList())
        {
            if (await TryTellAsync(userId, isOnline: false, cancellationToken))
            {
                _announced.Remove(userId);
            }
        }
    }

    /// <summary>False when the database could not say whom to tell; the next look tries again.</summary>
    private async Task<bool> TryTellAsync(Guid userId, bool isOnline, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var workspaceId in await _access.WorkspacesOfAsync(userId, cancellationToken))
            {
                _live.Signal(workspaceId, PresenceSignals.Presence, userId, new PresenceSignal(isOnline));
            }

            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.TellingFailed(_logger, userId, exception);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2401, LogLevel.Error, "The workspaces of {UserId} could not be told that they came or went")]
        public static partial void TellingFailed(ILogger logger, Guid userId, Exception exception);
    }
}
