using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Realtime.Tests.Features.Boards;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Cards;

/// <summary>
/// Five people put a card each between the same two neighbours, over and over, which narrows the place there with every move. Some
/// name one of the neighbours, some both. <c>REALTIME_TEST_MOVES</c> says how many moves; 100,000 take some minutes.
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

        List<Person> people = [];
        for (var i = 1; i <= People; i++)
        {
            people.Add(await desk.Team.JoinAsync($"Hand {i}"));
        }

        await Task.WhenAll(people.Select((person, i) => MoveAsync(desk, person, cards[i + 1], cards[0], i % 2 == 0 ? null : cards[^1])));

        var events = (await desk.EventsAsync()).Skip(before).ToList();
        var fold = new BoardFold();
        (await desk.EventsAsync()).ForEach(fold.Apply);
        var content = await desk.ReadAsync();
        Replicas.AssertEqual(content, fold);
        var ranks = content["cards"]!.AsArray().Select(card => (Id: card!.Id(), Rank: card!.Text("rank")!))
            .OrderBy(card => card.Rank, StringComparer.Ordinal).ToList();
        Assert.Equal(ranks.Count, ranks.Select(card => card.Rank).Distinct().Count());
        Assert.Equal((cards[0], cards[^1]), (ranks[0].Id, ranks[^1].Id));
        var longest = events.SelectMany(RanksOf).Max(rank => rank.Length);
        var (moved, reranked) = (events.Count(e => e.Text("type") == "card.moved"), events.Count(e => e.Text("type") == "cards.reranked"));
        var respaced = events.Where(e => e.Text("type") == "cards.reranked").Sum(e => e["data"]!["ranks"]!.AsArray().Count);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{s_moves} moves: {moved} moved, {reranked} reranked ({respaced} cards), longest rank {longest}");

        // A card that is directly below already stays, untold.
        Assert.Equal(events.Count, moved + reranked);
        Assert.InRange(moved, s_moves / 2, s_moves);

        // A fresh rank has ten digits at most; halving the place until it has more than sixteen takes log2(62) moves a digit.
        Assert.InRange(reranked, 1, moved / 30);
        Assert.InRange(respaced, 1, reranked * (People + 2));
        Assert.InRange(longest, 1, 16);
    }

    private static async Task MoveAsync(Desk desk, Person person, Guid card, Guid above, Guid? below)
    {
        var socket = await person.ConnectAsync();
        for (var i = 0; i < s_moves / People; i++)
        {
            var move = new { cardId = card, listId = desk.Lists[0], afterId = above, beforeId = below, opId = Guid.CreateVersion7() };
            var receipt = await socket.InvokeAsync<JsonElement>("MoveCard", move, TestContext.Current.CancellationToken);

            // The others' cards stand between the two: directly below the upper one is as near as it gets.
            var outcome = receipt.GetProperty("outcome").GetString();
            Assert.True(outcome == "applied" || (outcome == "rebased" && below is not null), outcome);
        }
    }

    private static IEnumerable<string> RanksOf(System.Text.Json.Nodes.JsonNode e) => e.Text("type") == "card.moved"
        ? [e["data"]!.Text("rank")!]
        : e["data"]!["ranks"]!.AsArray().Select(rank => rank!.Text("rank")!);
}
