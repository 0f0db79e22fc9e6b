using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Realtime.Tests.Features.Boards;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Cards;

/// <summary>
/// Five people put a card each directly below the same one, over and over, which narrows the place between the same two
/// neighbours with every move. <c>REALTIME_TEST_MOVES</c> says how many moves; 100,000 take some minutes.
/// </summary>
public sealed class ManyMovesTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const int People = 5;
    private static readonly int s_moves =
        int.Parse(Environment.GetEnvironmentVariable("REALTIME_TEST_MOVES") ?? "2500", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Moves_between_the_same_two_neighbours_keep_short_ranks_in_order_and_tell_little()
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(People + 2);
        var before = (await desk.EventsAsync()).Count;

        await Task.WhenAll(Enumerable.Range(1, People).Select(i => MoveAsync(desk, cards[i], below: cards[0])));

        var events = (await desk.EventsAsync()).Skip(before).ToList();
        var fold = new BoardFold();
        (await desk.EventsAsync()).ForEach(fold.Apply);
        var content = await desk.ReadAsync();
        Replicas.AssertEqual(content, fold);
        var ranks = content["cards"]!.AsArray().Select(card => (Id: card!.Id(), Rank: card!.Text("rank")!)).OrderBy(card => card.Rank, StringComparer.Ordinal).ToList();
        Assert.Equal(ranks.Count, ranks.Select(card => card.Rank).Distinct().Count());
        Assert.Equal((cards[0], cards[^1]), (ranks[0].Id, ranks[^1].Id));
        var longest = events.SelectMany(RanksOf).Max(rank => rank.Length);
        var (moved, reranked) = (events.Count(e => e.Text("type") == "card.moved"), events.Count(e => e.Text("type") == "cards.reranked"));
        TestContext.Current.TestOutputHelper!.WriteLine($"{s_moves} moves: {moved} moved, {reranked} reranked, longest rank {longest}");

        // A card that is directly below already stays, untold.
        Assert.Equal(events.Count, moved + reranked);
        Assert.InRange(moved, s_moves / 2, s_moves);
        Assert.InRange(reranked, 1, moved / 10);
        Assert.InRange(longest, 1, 16);
    }

    private static async Task MoveAsync(Desk desk, Guid card, Guid below)
    {
        var socket = await desk.Member.ConnectAsync();
        for (var i = 0; i < s_moves / People; i++)
        {
            var move = new { cardId = card, listId = desk.Lists[0], afterId = below, opId = Guid.CreateVersion7() };
            var receipt = await socket.InvokeAsync<JsonElement>("MoveCard", move, TestContext.Current.CancellationToken);
            Assert.Equal("applied", receipt.GetProperty("outcome").GetString());
        }
    }

    private static IEnumerable<string> RanksOf(System.Text.Json.Nodes.JsonNode e) => e.Text("type") == "card.moved"
        ? [e["data"]!.Text("rank")!]
        : e["data"]!["ranks"]!.AsArray().Select(rank => rank!.Text("rank")!);
}
