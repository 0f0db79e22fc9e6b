using System.Collections.Concurrent;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Boards;

/// <summary>Many hands move the cards of one board at once.</summary>
public sealed class CrowdTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const int Clients = 20;
    private const int StepsEach = 100;
    private const int Seed = 20261123;

    [Fact]
    public async Task Twenty_clients_move_edit_undo_and_reconnect_and_all_end_equal_to_a_fresh_read()
    {
        Say($"Seed {Seed}");
        var stop = TestContext.Current.CancellationToken;
        await using var desk = await Desk.OpenAsync(server);
        List<Guid> cards = [];
        for (var i = 0; i < 3; i++)
        {
            cards.AddRange(await desk.CardsAsync(10, i));
        }

        var label = (await desk.Owner.PostAsync($"{desk.Path}/labels", new { name = "crowd", color = "pink" })).Id();
        var answers = new ConcurrentBag<CrowdAnswer>();
        List<CrowdHand> hands = [];
        for (var i = 0; i < Clients; i++)
        {
            var replica = new Replica(await desk.Team.JoinAsync($"Hand {i}"), server.Address, desk.BoardId);
            hands.Add(new CrowdHand(desk, replica, cards, label, new Random(Seed + i), answers));
            await replica.ConnectAsync(stop);
        }

        await Task.WhenAll(hands.Select(hand => Task.Run(() => hand.PlayAsync(StepsEach), stop)));

        var events = await desk.EventsAsync();
        await Wait.UntilAsync("all have heard all", () => hands.TrueForAll(hand => hand.Replica.Seq == events.Count));
        var content = await desk.ReadAsync();
        Assert.All(hands, hand => hand.Replica.Read(fold =>
        {
            Replicas.AssertEqual(content, fold);
            return true;
        }));

        // Each card is in one place: on the board once, or in the archive.
        var archived = await desk.Owner.GetAsync($"{desk.Path}/cards?state=archived&limit=200");
        Assert.Equal(cards.Order(), content["cards"]!.AsArray().Concat(archived["items"]!.AsArray()).Select(card => card!.Id()).Order());

        AssertAllSidesWereSeen([.. answers], hands);
        new CrowdHistory(events).AssertTrue(answers);
        foreach (var hand in hands)
        {
            await hand.Replica.DisposeAsync();
        }
    }

    /// <summary>The dice of one run must not have left out what the test is about.</summary>
    private static void AssertAllSidesWereSeen(List<CrowdAnswer> answers, List<CrowdHand> hands)
    {
        int Count(string step, string code) => answers.Count(answer => answer.Step == step && answer.Code == code);
        (int Count, int Known) Cuts(Cut cut) => (hands.Sum(hand => hand.Voice.Cuts[cut].Count), hands.Sum(hand => hand.Voice.Cuts[cut].Known));

        Say(string.Join(", ", answers.CountBy(answer => $"{answer.Step} {answer.Code}").OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key} {pair.Value}")));
        var (restores, reconnects) = (hands.Sum(hand => hand.Restores), hands.Sum(hand => hand.Reconnects));
        var (bySocket, byRest, again) = (hands.Sum(hand => hand.MovesBySocket), hands.Sum(hand => hand.MovesByRest), hands.Sum(hand => hand.Voice.SentAgain));
        var (early, midway, late) = (Cuts(Cut.BeforeTheCall), Cuts(Cut.AfterTheCall), Cuts(Cut.BeforeTheAnswer));
        Say($"{restores} restores, {reconnects} reconnects, moves: {bySocket} by socket, {byRest} by REST, {again} sent again");
        Say($"cuts before the call {early}, after it {midway}, before the answer {late}");

        Assert.Equal(Clients * StepsEach, answers.Select(answer => answer.OpId).Distinct().Count());
        Assert.True(Count("undo", "applied") >= 40 && Count("redo", "applied") >= 20 && Count("undo", "undo.conflict") > 0);
        Assert.True(Count("move", "applied") > 0 && Count("move", "superseded") > 0 && Count("edit", "applied") > 0);
        Assert.True(restores >= 20 && reconnects >= 20 && again >= 50);
        Assert.InRange(bySocket, (bySocket + byRest) * 4 / 10, (bySocket + byRest) * 6 / 10);
        Assert.True(early.Count > 0 && midway.Count > 0 && late.Count > 0);

        // What never left cannot have been heard of; of what was answered, some was heard of before it was sent again.
        Assert.Equal(0, early.Known);
        Assert.True(late.Known > 0);
    }

    private static void Say(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
