using System.Net;
using System.Text.Json.Nodes;
using Realtime.Tests.Features.Boards;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Cards;

/// <summary>A whole archived list comes back at once, among whatever stands there by then.</summary>
public sealed class UndoOfManyTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task Many_cards_come_back_by_few_events_and_whoever_listens_has_them_as_a_fresh_read()
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(230);
        await desk.Owner.PutAsync($"cards/{cards[7]}/assignees/{desk.Owner.Id}");
        await ArchiveAsync(desk);
        var before = (await desk.EventsAsync()).Count;

        var undone = await desk.Member.PostAsync($"{desk.Path}/undo");

        Assert.Equal("230", undone["count"]!.ToString());
        var events = await desk.EventsAsync();
        Assert.Equal(
            [("list.cards_restored", 100), ("list.cards_restored", 100), ("list.cards_restored", 30)],
            events.Skip(before).Select(e => (e.Text("type")!, e["data"]!["cards"]!.AsArray().Count)));
        Assert.Equal(cards, await desk.OrderAsync(0));
        await AssertFoldedAsync(desk);

        Assert.Equal("230", (await desk.Member.PostAsync($"{desk.Path}/redo"))["count"]!.ToString());
        Assert.Empty(await desk.OrderAsync(0));
        await AssertFoldedAsync(desk);
    }

    [Fact]
    public async Task Among_cards_that_took_their_places_all_come_back_in_their_order()
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(12);
        await ArchiveAsync(desk);

        // A list that is empty gives its places to the next cards in the same order.
        var later = await desk.CardsAsync(5);
        await desk.Member.PostAsync($"{desk.Path}/undo");

        // Who has a place keeps it; whoever stood there before comes directly after.
        var order = await desk.OrderAsync(0);
        Assert.Equal([.. later.Zip(cards).SelectMany(pair => (Guid[])[pair.First, pair.Second]), .. cards[5..]], order);
        await AssertFoldedAsync(desk);
    }

    [Fact]
    public async Task Each_comes_back_on_its_own_terms()
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(6);
        await ArchiveAsync(desk);
        await desk.Owner.PostAsync($"cards/{cards[0]}/restore");
        await desk.MoveAsync(desk.Owner, cards[0], 1);
        await desk.Owner.PostAsync($"cards/{cards[1]}/trash");
        await desk.Owner.DeleteAsync($"cards/{cards[1]}");
        await desk.Member.PostAsync($"cards/{cards[2]}/trash");
        await desk.Member.PostAsync($"{desk.Path}/undo");
        await desk.Member.PostAsync($"cards/{cards[3]}/restore");
        await desk.Member.PostAsync($"{desk.Path}/undo");

        var undone = await desk.Member.PostAsync($"{desk.Path}/undo");

        Assert.Equal(("4", "2"), (undone["count"]!.ToString(), undone["left"]!.ToString()));
        Assert.Equal(cards[2..], await desk.OrderAsync(0));
        Assert.Equal([cards[0]], await desk.OrderAsync(1));
        await AssertFoldedAsync(desk);
    }

    [Fact]
    public async Task Those_who_were_deleted_for_good_stay_so_and_one_is_told_by_whom()
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(3);
        await ArchiveAsync(desk);
        foreach (var card in cards)
        {
            await desk.Owner.PostAsync($"cards/{card}/trash");
            await desk.Owner.DeleteAsync($"cards/{card}");
        }

        Assert.Equal(("undo.conflict", desk.Owner.Id.ToString()), await ConflictAsync(desk));
        await desk.Member.AssertRefusedAsync(HttpStatusCode.Conflict, "undo.nothing", HttpMethod.Post, $"{desk.Path}/redo");
    }

    [Fact]
    public async Task Where_there_is_room_for_none_nobody_is_blamed()
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(2);
        await ArchiveAsync(desk);
        await desk.Owner.PatchAsync($"lists/{desk.Lists[0]}", new { wipLimit = 1, wipMode = "block" });
        await desk.CardsAsync(1);

        Assert.Equal(("undo.conflict", null), await ConflictAsync(desk));
        Assert.All(await Task.WhenAll(cards.Select(card => desk.Owner.GetAsync($"cards/{card}"))), card => Assert.Equal("archived", card.Text("state")));
    }

    [Fact]
    public async Task Done_again_it_leaves_what_others_moved_and_what_is_gone()
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(4);
        await ArchiveAsync(desk);
        await desk.Member.PostAsync($"{desk.Path}/undo");
        await desk.Owner.PostAsync($"cards/{cards[0]}/archive");
        await desk.Owner.PostAsync($"cards/{cards[0]}/restore");
        await desk.Owner.PostAsync($"cards/{cards[1]}/trash");
        await desk.Owner.DeleteAsync($"cards/{cards[1]}");

        var again = await desk.Member.PostAsync($"{desk.Path}/redo");

        Assert.Equal(("2", "2"), (again["count"]!.ToString(), again["left"]!.ToString()));
        Assert.Equal([cards[0]], await desk.OrderAsync(0));
        await AssertFoldedAsync(desk);
    }

    [Fact]
    public async Task One_that_was_put_away_further_comes_back_too()
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(3);
        await ArchiveAsync(desk);
        await desk.Member.PostAsync($"cards/{cards[1]}/trash");
        await desk.Member.PostAsync($"{desk.Path}/undo");

        Assert.Equal("3", (await desk.Member.PostAsync($"{desk.Path}/undo"))["count"]!.ToString());

        Assert.Equal(cards, await desk.OrderAsync(0));
    }

    [Fact]
    public async Task Where_the_list_is_gone_none_comes_back_and_one_is_told_who_deleted_it()
    {
        await using var desk = await Desk.OpenAsync(server);
        await desk.CardsAsync(2);
        await ArchiveAsync(desk);
        await desk.Owner.DeleteAsync($"lists/{desk.Lists[0]}");

        Assert.Equal(("undo.conflict", desk.Owner.Id.ToString()), await ConflictAsync(desk));
    }

    [Fact]
    public async Task Whoever_reads_what_happened_to_one_card_reads_nothing_of_the_others()
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(3);
        await ArchiveAsync(desk);
        await desk.Member.PostAsync($"{desk.Path}/undo");

        var activity = (await desk.Owner.GetAsync($"cards/{cards[1]}/activity")).Items().ToList();

        Assert.Equal(["list.cards_restored", "list.cards_archived", "card.created"], activity.Select(e => e.Text("type")));
        Assert.Equal([cards[1]], activity[0]["data"]!["cards"]!.AsArray().Select(card => card!.Id()));
        Assert.Equal([cards[1].ToString()], activity[1]["data"]!["cardIds"]!.AsArray().Select(id => id!.GetValue<string>()));
    }

    [Fact]
    public async Task A_card_that_was_moved_before_it_went_again_comes_back_to_where_it_was_moved()
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(3);
        await ArchiveAsync(desk);
        await desk.Member.PostAsync($"{desk.Path}/undo");
        await desk.MoveAsync(desk.Owner, cards[0], 0, afterId: cards[2]);
        await desk.MoveAsync(desk.Owner, cards[1], 1);

        await desk.Member.PostAsync($"{desk.Path}/redo");
        Assert.Equal("3", (await desk.Member.PostAsync($"{desk.Path}/undo"))["count"]!.ToString());

        Assert.Equal([cards[2], cards[0]], await desk.OrderAsync(0));
        Assert.Equal([cards[1]], await desk.OrderAsync(1));
    }

    private static Task<JsonNode> ArchiveAsync(Desk desk) => desk.Member.PostAsync($"lists/{desk.Lists[0]}/archive-cards");

    private static async Task<(string? Code, string? UserId)> ConflictAsync(Desk desk)
    {
        using var refused = await desk.Member.SendAsync(HttpMethod.Post, $"{desk.Path}/undo");
        var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        return (problem.Text("code"), problem["current"]!.Text("userId"));
    }

    private static async Task AssertFoldedAsync(Desk desk)
    {
        var fold = new BoardFold();
        (await desk.EventsAsync()).ForEach(fold.Apply);
        Replicas.AssertEqual(await desk.ReadAsync(), fold);
    }
}
