using CsCheck;
using Realtime.Client;
using Realtime.Tests.Client.Fakes;

namespace Realtime.Tests.Client;

public sealed class SendingTests
{
    private static readonly Guid Lobby = new(1, 0, 0, new byte[8]);
    private static readonly Guid Kitchen = new(2, 0, 0, new byte[8]);

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_wait_while_offline_and_go_out_in_order()
    {
        await using var harness = new Harness();
        var ids = Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7()).ToList();
        var sends = ids.Select(id => harness.Client.SendMessageAsync(Lobby, "hello", id, cancellationToken: Ended)).ToList();
        Assert.Equal(5, harness.Client.Unsent);
        await harness.Client.StartAsync(Ended);
        var receipts = await Task.WhenAll(sends);
        Assert.Equal([1, 2, 3, 4, 5], receipts.Select(receipt => receipt.Seq));
        Assert.Equal(ids, harness.Server.History(Lobby).Select(item => item.OpId!.Value));
        Assert.Equal(0, harness.Client.Unsent);
    }

    [Fact]
    public async Task A_message_whose_reply_was_lost_is_sent_again_with_the_same_id_and_arrives_once()
    {
        await using var harness = new Harness();
        await harness.Client.StartAsync(Ended);
        harness.Server.LosesReplies = true;
        var send = harness.Client.SendMessageAsync(Lobby, "hello", cancellationToken: Ended);
        harness.Server.LosesReplies = false;
        var receipt = await harness.UntilDoneAsync(send);
        Assert.Equal(1, receipt.Seq);
        Assert.Single(harness.Server.History(Lobby));
        Assert.Equal(2, harness.Server.Calls.Count);
    }

    [Fact]
    public async Task A_refused_message_fails_with_its_code_and_the_next_one_goes_out()
    {
        await using var harness = new Harness();
        await harness.Client.StartAsync(Ended);
        harness.Server.Failures.Enqueue("channel.archived");
        var error = await Assert.ThrowsAsync<RealtimeException>(
            () => harness.Client.SendMessageAsync(Lobby, "hello", cancellationToken: Ended));
        Assert.Equal("channel.archived", error.Code);
        await harness.Client.SendMessageAsync(Lobby, "hello", cancellationToken: Ended);
    }

    [Fact]
    public async Task A_busy_server_is_asked_again()
    {
        await using var harness = new Harness();
        await harness.Client.StartAsync(Ended);
        harness.Server.Failures.Enqueue(ErrorCodes.ServerBusy);
        harness.Server.Failures.Enqueue(ErrorCodes.LimitExceeded);
        var send = harness.Client.SendMessageAsync(Lobby, "hello", cancellationToken: Ended);
        Assert.Equal(1, (await harness.UntilDoneAsync(send)).Seq);
    }

    [Fact]
    public async Task A_server_that_fails_again_and_again_does_not_hold_up_the_channel_for_ever()
    {
        await using var harness = new Harness();
        await harness.Client.StartAsync(Ended);
        Enumerable.Range(0, 11).ToList().ForEach(_ => harness.Server.Failures.Enqueue(ErrorCodes.ServerError));
        var failing = harness.Client.SendMessageAsync(Lobby, "hello", cancellationToken: Ended);
        var next = harness.Client.SendMessageAsync(Lobby, "hello again", cancellationToken: Ended);
        var error = await Assert.ThrowsAsync<RealtimeException>(() => harness.UntilDoneAsync(failing));
        Assert.True(error.IsOutcomeUnknown);
        await harness.UntilDoneAsync(next);
    }

    [Fact]
    public async Task Giving_up_a_message_lets_the_next_one_pass()
    {
        await using var harness = new Harness();
        using var giveUp = new CancellationTokenSource();
        var first = harness.Client.SendMessageAsync(Lobby, "hello", cancellationToken: giveUp.Token);
        var second = harness.Client.SendMessageAsync(Lobby, "hello again", cancellationToken: Ended);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await harness.Client.StartAsync(Ended);
        Assert.Equal(1, (await second).Seq);
    }

    [Fact]
    public async Task Disposing_fails_what_has_no_outcome()
    {
        var harness = new Harness();
        var send = harness.Client.SendMessageAsync(Lobby, "hello", cancellationToken: Ended);
        await harness.DisposeAsync();
        var error = await Assert.ThrowsAsync<RealtimeException>(() => send);
        Assert.Equal(ErrorCodes.ClientClosed, error.Code);
    }

    /// <summary>Whatever happens on the way, every message is in the history once, in the order of sending.</summary>
    [Fact]
    public async Task Any_course_of_network_faults_delivers_every_message_once_and_in_order() =>
        await Gen.Select(Gen.Int[0, 6], Gen.Int[0, 30]).List[0, 40].SampleAsync(
            async steps =>
            {
                await using var harness = new Harness();
                var server = harness.Server;
                await harness.Client.StartAsync(Ended);
                var sends = new List<(Guid ChannelId, Guid OpId, Task<MessageReceipt> Receipt)>();
                foreach (var (step, amount) in steps)
                {
                    Action act = step switch
                    {
                        0 or 1 => () => Send(amount % 2 == 0 ? Lobby : Kitchen),
                        2 => server.Break,
                        3 => () => server.IsUp = !server.IsUp,
                        4 => () => server.Failures.Enqueue(amount % 2 == 0 ? ErrorCodes.ServerBusy : ErrorCodes.ServerError),
                        5 => () => server.LosesReplies = !server.LosesReplies,
                        _ => server.HoldsReplies ? server.ReleaseReplies : () => server.HoldsReplies = true,
                    };
                    act();
                    harness.Time.Advance(TimeSpan.FromMilliseconds(amount * 20));
                }

                (server.IsUp, server.LosesReplies) = (true, false);
                await harness.UntilAsync(() => sends.All(send => send.Receipt.IsCompleted), server.ReleaseReplies);
                foreach (var channel in sends.GroupBy(send => send.ChannelId))
                {
                    var receipts = await Task.WhenAll(channel.Select(send => send.Receipt));
                    Assert.Equal(channel.Select(send => send.OpId), server.History(channel.Key).Select(item => item.OpId!.Value));
                    Assert.Equal(server.History(channel.Key).Select(item => item.Seq), receipts.Select(receipt => receipt.Seq));
                }

                void Send(Guid channelId)
                {
                    var opId = Guid.CreateVersion7();
                    sends.Add((channelId, opId, harness.Client.SendMessageAsync(channelId, "hello", opId, cancellationToken: Ended)));
                }
            },
            iter: 300,
            threads: 1);
}
