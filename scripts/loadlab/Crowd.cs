using System.Diagnostics;

namespace Realtime.LoadLab;

/// <summary>All connections to one server, and the load that they make.</summary>
public sealed class Crowd : IDisposable
{
    private const int TimedShare = 10;
    private readonly IPeer _peer;
    private readonly LabOptions _options;
    private readonly ServerProcess _server;
    private readonly List<Connection> _connections = [];
    private long _invocations;
    private volatile bool _isLoading;

    private Crowd(IPeer peer, LabOptions options, ServerProcess server)
    {
        _peer = peer;
        _options = options;
        _server = server;
    }

    public Tally Tally { get; } = new();

    /// <summary>Starts a server, prepares it and connects everyone.</summary>
    public static async Task<Crowd> GatherAsync(IPeer peer, LabOptions options)
    {
        var crowd = new Crowd(peer, options, await peer.StartAsync());
        try
        {
            await peer.PrepareAsync(crowd._server.Address);
            await crowd.ConnectAsync();
            return crowd;
        }
        catch
        {
            crowd.Dispose();
            throw;
        }
    }

    /// <summary>Loads the server for some seconds and tells what it cost, once everything sent has arrived.</summary>
    public async Task<Window> LoadAsync(int seconds)
    {
        Tally.Latencies.Clear();
        var before = TakeSnapshot();
        var started = Stopwatch.GetTimestamp();
        _isLoading = true;
        await (_options.Saturate ? SaturateAsync(seconds) : PaceAsync(seconds));
        _isLoading = false;
        var isComplete = await SettleAsync();
        return new Window(Stopwatch.GetElapsedTime(started).TotalSeconds, before, TakeSnapshot(), Tally, isComplete);
    }

    public void Dispose()
    {
        foreach (var connection in _connections)
        {
            connection.Dispose();
        }

        _server.Dispose();
    }

    private Snapshot TakeSnapshot() => new(_server.CpuSeconds(), Tally.Sent, Tally.Acknowledged, Tally.Delivered, Tally.Refused);

    private async Task ConnectAsync()
    {
        for (var number = 0; number < _options.Rooms * _options.Members; number++)
        {
            // Times every tenth member of a room, so that both the first and the last of a fan-out are among them.
            var connection = new Connection(Tally, isTimed: number / _options.Rooms % TimedShare == 0 || _options.Members < TimedShare);
            _connections.Add(connection);
            await connection.OpenAsync(_server.Address, _peer.Path(number), _peer.Join(number % _options.Rooms));
        }
    }

    private async Task PaceAsync(int seconds)
    {
        var started = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        for (long sent = 0; sent < (long)_options.Rate * seconds;)
        {
            var due = (long)(Stopwatch.GetElapsedTime(started).TotalSeconds * _options.Rate);
            for (; sent < due; sent++)
            {
                Post((int)(_invocations % _connections.Count));
            }

            await timer.WaitForNextTickAsync();
        }
    }

    private async Task SaturateAsync(int seconds)
    {
        for (var number = 0; number < _connections.Count; number++)
        {
            var sender = number;
            _connections[number].Acknowledged = () => Next(sender);
            for (var open = 0; open < _options.Window; open++)
            {
                Post(number);
            }
        }

        await Task.Delay(TimeSpan.FromSeconds(seconds));
    }

    private void Next(int sender)
    {
        if (_isLoading)
        {
            Post(sender);
        }
    }

    private void Post(int sender)
    {
        var invocation = Interlocked.Increment(ref _invocations);
        Tally.AddSent();
        _connections[sender].Send(_peer.Post(sender % _options.Rooms, invocation, Stamp.Body(_options.Bytes)));
    }

    /// <summary>Waits until what was sent is delivered to every member; false when it is not within 15 seconds.</summary>
    private async Task<bool> SettleAsync()
    {
        var started = Stopwatch.GetTimestamp();
        while (Tally.Delivered < (Tally.Sent - Tally.Refused) * _options.Members || Tally.Acknowledged + Tally.Refused < Tally.Sent)
        {
            if (Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(15))
            {
                return false;
            }

            await Task.Delay(20);
        }

        return true;
    }
}
