using Realtime.Client;
using Realtime.Tests.Client.Fakes;

namespace Realtime.Tests.Client;

public sealed class ConnectionTests
{
    private static readonly Guid Stream = new(1, 0, 0, new byte[8]);

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_is_down_is_tried_until_it_is_there()
    {
        await using var harness = new Harness(new FakeServer { IsUp = false });
        var starting = harness.Client.StartAsync(Ended);
        harness.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(ConnectionStatus.Offline, harness.Client.Status);
        harness.Server.IsUp = true;
        await harness.UntilAsync(() => starting.IsCompleted);
        await starting;
        Assert.Equal(ConnectionStatus.Online, harness.Client.Status);
    }

    [Fact]
    public async Task A_broken_connection_is_made_again_and_told()
    {
        await using var harness = new Harness();
        var told = new List<ConnectionStatus>();
        harness.Client.StatusChanged += (_, status) => told.Add(status);
        await harness.Client.StartAsync(Ended);
        harness.Server.Break();
        await harness.UntilAsync(() => harness.Server.Connection is not null);
        Assert.Equal(
            [
                ConnectionStatus.Connecting,
                ConnectionStatus.Online,
                ConnectionStatus.Offline,
                ConnectionStatus.Connecting,
                ConnectionStatus.Online,
            ],
            told);
    }

    [Fact]
    public async Task A_draining_server_is_left_within_its_time_and_streams_go_on_elsewhere()
    {
        await using var harness = new Harness();
        await harness.Client.StartAsync(Ended);
        await using var stream = await harness.Client.SubscribeAsync(Stream, 0, cancellationToken: Ended);
        var former = harness.Server.Connection!;
        former.AskToDrain(TimeSpan.FromSeconds(5));
        await harness.UntilAsync(() => harness.Server.Connection is { } fresh && fresh != former && fresh.Subscribed.Contains(Stream));
        harness.Server.Append(Stream, 1);
        harness.Server.Push(Stream, [1]);
        Assert.Equal(1, stream.Seq);
        Assert.False(former.IsOpen);
    }

    [Fact]
    public async Task A_second_subscription_to_one_stream_is_refused()
    {
        await using var harness = new Harness();
        await harness.Client.StartAsync(Ended);
        await using var stream = await harness.Client.SubscribeAsync(Stream, 0, cancellationToken: Ended);
        await Assert.ThrowsAsync<InvalidOperationException>(() => harness.Client.SubscribeAsync(Stream, 0, cancellationToken: Ended));
    }

    [Fact]
    public async Task After_disposing_everything_ends_with_the_reason()
    {
        var harness = new Harness();
        await harness.Client.StartAsync(Ended);
        var stream = await harness.Client.SubscribeAsync(Stream, 0, cancellationToken: Ended);
        await harness.DisposeAsync();
        await harness.DisposeAsync();
        Assert.Equal(ConnectionStatus.Closed, harness.Client.Status);
        var error = await Assert.ThrowsAsync<RealtimeException>(() => stream.Completion);
        Assert.Equal(ErrorCodes.ClientClosed, error.Code);
        await Assert.ThrowsAsync<RealtimeException>(() => harness.Client.SendMessageAsync(Stream, "late", cancellationToken: Ended));
        await Assert.ThrowsAsync<RealtimeException>(() => harness.Client.SubscribeAsync(Stream, 0, cancellationToken: Ended));
    }

    [Theory]
    [InlineData(0, 500)]
    [InlineData(1, 1000)]
    [InlineData(4, 8000)]
    [InlineData(5, 15_000)]
    [InlineData(10_000, 15_000)]
    public void A_wait_is_a_random_part_of_a_doubling_ceiling(int attempt, int ceiling)
    {
        var delays = new RetryDelays(new RealtimeClientOptions { BaseAddress = new("http://fake.test"), Random = new Random(1) });
        var waits = Enumerable.Range(0, 1000).Select(_ => delays.For(attempt).TotalMilliseconds).ToList();
        Assert.All(waits, wait => Assert.InRange(wait, 0, ceiling));
        Assert.True(waits.Min() < ceiling * 0.1);
        Assert.True(waits.Max() > ceiling * 0.9);
    }

    [Theory]
    [InlineData("channel.archived: The channel is archived.", "channel.archived")]
    [InlineData(
        "An unexpected error occurred invoking 'X' on the server. HubException: resource.not_found: No such\nthing.", "resource.not_found")]
    [InlineData("An unexpected error occurred invoking 'X' on the server.", "server.error")]
    public void A_hub_error_carries_its_code(string text, string code) =>
        Assert.Equal(code, HubErrors.Parse(new InvalidOperationException(text)).Code);
}
