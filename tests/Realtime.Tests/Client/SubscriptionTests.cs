using CsCheck;
using Realtime.Client;
using Realtime.Tests.Client.Fakes;

namespace Realtime.Tests.Client;

public sealed class SubscriptionTests
{
    private static readonly Guid Stream = new(1, 0, 0, new byte[8]);

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_subscription_catches_up_page_by_page_and_then_follows()
    {
        await using var harness = await StartedAsync(new FakeServer { PageSize = 3 });
        harness.Server.Append(Stream, 10);
        var seen = new List<long>();
        await using var stream = await harness.Client.SubscribeAsync(Stream, 0, item => seen.Add(item.Seq), Ended);
        await harness.UntilAsync(() => stream.Seq == 10);
        harness.Server.Append(Stream, 1);
        harness.Server.Push(Stream, [11]);
        Assert.Equal(Enumerable.Range(1, 11).Select(seq => (long)seq), seen);
    }

    [Fact]
    public async Task Without_a_position_only_events_from_now_on_arrive()
    {
        await using var harness = await StartedAsync();
        harness.Server.Append(Stream, 5);
        await using var stream = await harness.Client.SubscribeAsync(Stream, cancellationToken: Ended);
        Assert.Equal(5, stream.Seq);
        harness.Server.Append(Stream, 2);
        harness.Server.Push(Stream, [6, 7]);
        var seen = new List<long>();
        await foreach (var item in stream.ReadAllAsync(Ended))
        {
            seen.Add(item.Seq);
            if (item.Seq == 7)
            {
                break;
            }
        }

        Assert.Equal([6, 7], seen);
    }

    [Fact]
    public async Task A_hole_is_asked_for_only_after_the_gap_delay()
    {
        await using var harness = await StartedAsync();
        await using var stream = await harness.Client.SubscribeAsync(Stream, 0, cancellationToken: Ended);
        harness.Server.Append(Stream, 2);
        harness.Server.Push(Stream, [2]);
        harness.Time.Advance(TimeSpan.FromMilliseconds(249));
        Assert.Single(harness.Server.Calls);
        harness.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(2, harness.Server.Calls.Count);
        Assert.Equal(2, stream.Seq);
    }

    [Fact]
    public async Task A_head_that_is_ahead_brings_the_last_message_before_silence()
    {
        await using var harness = await StartedAsync();
        await using var stream = await harness.Client.SubscribeAsync(Stream, 0, cancellationToken: Ended);
        harness.Server.Append(Stream, 1);
        harness.Server.TellHeads();
        await harness.UntilAsync(() => stream.Seq == 1);
    }

    [Fact]
    public async Task Being_too_far_behind_is_told_and_events_go_on_after_the_jump()
    {
        await using var harness = await StartedAsync(new FakeServer { ResyncDistance = 10 });
        var seen = new List<long>();
        await using var stream = await harness.Client.SubscribeAsync(Stream, 0, item => seen.Add(item.Seq), Ended);
        StreamResync? jump = null;
        stream.Resynced += (_, told) => jump = told;
        harness.Server.Append(Stream, 20);
        harness.Server.Break();
        await harness.UntilAsync(() => stream.Seq == 20);
        harness.Server.Append(Stream, 1);
        harness.Server.Push(Stream, [21]);
        Assert.Equal(new StreamResync(Stream, 0, 20), jump);
        Assert.Equal([21], seen);
    }

    [Fact]
    public async Task Losing_access_ends_the_subscription_with_the_reason()
    {
        await using var harness = await StartedAsync();
        await using var stream = await harness.Client.SubscribeAsync(Stream, 0, cancellationToken: Ended);
        harness.Server.Failures.Enqueue("resource.not_found");
        harness.Server.Break();
        await harness.UntilAsync(() => stream.Completion.IsCompleted);
        var error = await Assert.ThrowsAsync<RealtimeException>(() => stream.Completion);
        Assert.Equal("resource.not_found", error.Code);
    }

    [Fact]
    public async Task A_callback_that_throws_ends_the_subscription_with_its_exception()
    {
        await using var harness = await StartedAsync();
        await using var stream = await harness.Client.SubscribeAsync(Stream, 0, _ => throw new InvalidOperationException("full"), Ended);
        harness.Server.Append(Stream, 1);
        harness.Server.Push(Stream, [1]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => stream.Completion);
    }

    [Fact]
    public async Task After_disposing_nothing_arrives_and_the_stream_can_be_subscribed_to_again()
    {
        await using var harness = await StartedAsync();
        var seen = new List<long>();
        var stream = await harness.Client.SubscribeAsync(Stream, 0, item => seen.Add(item.Seq), Ended);
        await stream.DisposeAsync();
        harness.Server.Append(Stream, 1);
        harness.Server.Push(Stream, [1]);
        Assert.Empty(seen);
        await using var again = await harness.Client.SubscribeAsync(Stream, 0, cancellationToken: Ended);
        Assert.Equal(1, again.Seq);
    }

    /// <summary>
    /// The network loses, repeats, swaps, holds back and breaks, the server fails and restarts; what comes out is the history,
    /// in order, but for the ranges that the subscription said it skipped.
    /// </summary>
    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(15)]
    public async Task Any_course_of_network_faults_ends_in_the_history(int resyncDistance) =>
        await Gen.Select(Gen.Int[0, 8], Gen.Int[0, 30], Gen.Int[1, 60].List[0, 8]).List[0, 40].SampleAsync(
            async steps =>
            {
                await using var harness = await StartedAsync(new FakeServer { ResyncDistance = resyncDistance });
                var (server, time) = (harness.Server, harness.Time);
                var seen = new List<(long From, long To)>();
                await using var stream = await harness.Client.SubscribeAsync(Stream, 0, item => seen.Add((item.Seq - 1, item.Seq)), Ended);
                stream.Resynced += (_, jump) => seen.Add((jump.Seq!.Value, jump.Head));
                foreach (var (step, amount, seqs) in steps)
                {
                    Action act = step switch
                    {
                        0 or 1 => () => server.Append(Stream, amount % 6),
                        2 => () => server.Push(Stream, seqs),
                        3 => () => server.Push(Stream, Enumerable.Range((int)stream.Seq!.Value + 1, amount)),
                        4 => server.TellHeads,
                        5 => server.Break,
                        6 => () => server.IsUp = !server.IsUp,
                        7 => () => server.Failures.Enqueue(amount % 2 == 0 ? ErrorCodes.ServerBusy : ErrorCodes.LimitExceeded),
                        _ => server.HoldsReplies ? server.ReleaseReplies : () => server.HoldsReplies = true,
                    };
                    act();
                    time.Advance(TimeSpan.FromMilliseconds(amount * 20));
                }

                server.IsUp = true;
                server.ReleaseReplies();
                var head = server.History(Stream).Count;
                await harness.UntilAsync(() => stream.Seq == head && server.Connection is not null, () =>
                {
                    server.ReleaseReplies();
                    server.TellHeads();
                });

                Assert.Equal(seen.Select(span => span.To).Prepend(0).SkipLast(1), seen.Select(span => span.From));
                Assert.Equal(head, seen.Select(span => span.To).Prepend(0).Last());
                Assert.True(resyncDistance < int.MaxValue || seen.Count == head);
            },
            iter: 300,
            threads: 1);

    private static async Task<Harness> StartedAsync(FakeServer? server = null)
    {
        var harness = new Harness(server);
        await harness.Client.StartAsync(Ended);
        return harness;
    }
}
