using Realtime.Client;
using Realtime.Tests.Support.History;
using Realtime.Tests.Support.Processes;

namespace Realtime.Tests.Promises;

/// <summary>Acknowledged means durable, every event once and in order, and retrying is safe: across kill -9.</summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int Channels = 4;
    private const int Senders = 8;
    private const int Subscribers = 20;
    private const int Messages = 2000;
    private const int Kills = 5;

    [Fact(Timeout = 600_000)]
    public async Task Nothing_acknowledged_is_lost_doubled_or_reordered_when_the_server_is_killed_five_times()
    {
        var ended = TestContext.Current.CancellationToken;
        var seed = Environment.TickCount;
        output.WriteLine($"Seed {seed}");
        await using var server = await ServerProcess.StartAsync();
        await using var room = await Room.OpenAsync(server.BaseAddress, Channels, Senders, Subscribers, ended);
        var recorder = new HistoryRecorder();
        var progress = new Progress(new Random(seed), Kills, Messages);
        var killing = KillAlongAsync(server, progress, ended);
        var sending = Task.WhenAll(room.Senders.Select((sender, number) => SendAllAsync(sender, number, room, recorder, progress, ended)));
        if (await Task.WhenAny(sending, killing) == killing)
        {
            // A server that does not come back fails the test at once: the senders would wait for it for ever.
            await killing;
        }

        await Task.WhenAll(sending, killing);

        var histories = await room.ReadHistoriesAsync(ended);
        await room.UntilSubscribersHaveAsync(histories, ended);
        var violations = HistoryChecker.Check(recorder.Entries, histories, room.Views);
        Assert.True(violations.Count == 0, $"Seed {seed}: {string.Join('\n', violations.Take(20))}\n{server.Output}");
        Assert.Equal(Messages, recorder.Entries.Count(entry => entry.Kind == EntryKind.Ok));
        var sent = recorder.Entries.Select(entry => (Guid?)entry.OpId).ToHashSet();
        foreach (var channel in room.Channels)
        {
            var posted = histories.Single(history => history.Stream == channel.StreamId).Events.Where(item => sent.Contains(item.OpId));
            Assert.Equal(posted.Select(item => item.Seq), await room.ReadMessageSeqsAsync(channel, ended));
        }
    }

    private static async Task KillAlongAsync(ServerProcess server, Progress progress, CancellationToken ended)
    {
        foreach (var moment in progress.Moments)
        {
            await moment.WaitAsync(ended);
            await server.KillAsync();
            await server.StartAgainAsync();
        }
    }

    /// <summary>One person writes in every channel at the same time, in each the next message when the last was acknowledged.</summary>
    private static Task SendAllAsync(
        RealtimeClient sender, int number, Room room, HistoryRecorder recorder, Progress progress, CancellationToken ended) =>
        Task.WhenAll(room.Channels.Select(async (channel, first) =>
        {
            for (var i = first; i < Messages / Senders; i += Channels)
            {
                var opId = Guid.CreateVersion7();
                var body = $"message {i} of {number}";
                await recorder.RunAsync(
                    $"sender {number}",
                    channel.StreamId,
                    opId,
                    async () => (await sender.SendMessageAsync(channel.Id, body, opId, cancellationToken: ended)).Seq);
                progress.Advance();
            }
        }));
}
