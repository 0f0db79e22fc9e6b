using Realtime.Tests.Platform.Http;
using Realtime.Tests.Support;

namespace Realtime.Tests.Platform.Limits;

/// <summary>Where a network lets no WebSocket pass, clients poll. No poll is held open here, so only what polls is counted.</summary>
public sealed class PollingLimitTests(LimitsServer server) : IClassFixture<LimitsServer>, IDisposable
{
    private const string Opened = "{}";
    private readonly PlainCaller _caller = new(server);

    public void Dispose() => _caller.Dispose();

    [Fact]
    public async Task A_person_may_hold_so_many_connections_open_by_polling_and_again_when_one_has_closed()
    {
        await using var ana = await server.ArriveAsync();
        var held = new List<RawPoller>();
        for (var i = 0; i < LimitsServer.SocketsPerUser; i++)
        {
            held.Add(await OpenAsync(ana));
        }

        Assert.Equal("limit.connections", (await NegotiateAsync(ana)).Refusal);

        await held[0].CloseAsync();
        await Wait.UntilAsync("the closed connection's place is free", async () => (await NegotiateAsync(ana)).Refusal is null);
        await OpenAsync(ana);
    }

    [Fact]
    public async Task An_address_may_hold_so_many_open_by_polling_whoever_is_behind_it()
    {
        await using var ana = await server.ArriveAsync();
        await using var bo = await server.ArriveAsync();
        for (var i = 0; i < LimitsServer.SocketsPerNetwork; i++)
        {
            await OpenAsync(i % 2 == 0 ? ana : bo, "192.0.2.50");
        }

        Assert.Equal("limit.connections", (await NegotiateAsync(bo, "192.0.2.50")).Refusal);
        await OpenAsync(bo, "192.0.2.51");
    }

    [Fact]
    public async Task Who_finds_out_only_when_it_connects_is_told_so_and_the_log_tells_of_no_failure()
    {
        await using var ana = await server.ArriveAsync();
        var all = new List<RawPoller>();
        for (var i = 0; i <= LimitsServer.SocketsPerUser; i++)
        {
            all.Add((await NegotiateAsync(ana)).Poller!);
        }

        foreach (var poller in all[..^1])
        {
            Assert.Equal([Opened], await ConnectAsync(poller));
        }

        var frames = new List<string>();
        for (var some = await ConnectAsync(all[^1]); some.Length > 0; some = await all[^1].PollAsync())
        {
            frames.AddRange(some);
        }

        Assert.Equal(Opened, frames[0]);
        Assert.StartsWith("""{"type":7,"error":"limit.connections: """, frames[1], StringComparison.Ordinal);
        Assert.DoesNotContain(server.Logs.Lines, line => line.Contains("Exception", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Logs.Lines, line => line.Contains("   at ", StringComparison.Ordinal));

        await all[0].CloseAsync();
        await Wait.UntilAsync("the closed connection's place is free", async () => (await NegotiateAsync(ana)).Refusal is null);
    }

    private async Task<RawPoller> OpenAsync(Person person, string? forwardedFor = null)
    {
        var (refusal, poller) = await NegotiateAsync(person, forwardedFor);
        Assert.Null(refusal);
        Assert.Equal([Opened], await ConnectAsync(poller!));
        return poller!;
    }

    /// <summary>Waits until calls are free again, as a client would: each step costs one.</summary>
    private Task<(string? Refusal, RawPoller? Poller)> NegotiateAsync(Person person, string? forwardedFor = null)
    {
        server.Clock.Now += TimeSpan.FromMinutes(1);
        return RawPoller.NegotiateAsync(server, _caller, person, forwardedFor);
    }

    private Task<string[]> ConnectAsync(RawPoller poller)
    {
        server.Clock.Now += TimeSpan.FromMinutes(1);
        return poller.ConnectAsync();
    }
}
