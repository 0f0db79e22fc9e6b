using System.Text.Json.Nodes;
using Realtime.Tests.Features.Boards;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Cards;

/// <summary>Taking back what put cards away, one or a whole list, and what met with it.</summary>
public sealed class UndoOfStatesTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task A_restore_by_somebody_else_gave_the_card_its_place_and_that_stays()
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = (await desk.CardAsync()).Id();
        await desk.MoveAsync(desk.Member, card, 1);
        await desk.Owner.PostAsync($"cards/{card}/archive");
        await desk.Owner.PostAsync($"cards/{card}/restore");

        var conflict = await ConflictAsync(desk, "undo");

        Assert.Equal((desk.Owner.Id.ToString(), card.ToString()), (conflict.Text("userId"), conflict.Text("cardId")));
        Assert.Equal([card], await desk.OrderAsync(1));
    }

    [Fact]
    public async Task Who_archives_a_card_and_takes_that_back_leaves_anothers_move_to_be_taken_back()
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = (await desk.CardAsync()).Id();
        await desk.MoveAsync(desk.Member, card, 1);
        await desk.Owner.PostAsync($"cards/{card}/archive");
        await desk.Owner.PostAsync($"{desk.Path}/undo");
        Assert.Equal([card], await desk.OrderAsync(1));

        await desk.Member.PostAsync($"{desk.Path}/undo");

        Assert.Equal([card], await desk.OrderAsync(0));
    }

    [Fact]
    public async Task An_archived_list_comes_back_as_it_was_and_goes_again()
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(4);
        await desk.Member.PatchAsync($"cards/{cards[0]}", new { title = "Newer" });
        await ArchiveAsync(desk);

        for (var round = 0; round < 2; round++)
        {
            var undone = await desk.Member.PostAsync($"{desk.Path}/undo");
            Assert.Equal(("list.cards_archived", "4", "0"), (undone.Text("kind"), undone["count"]!.ToString(), undone["left"]!.ToString()));
            Assert.Equal(cards, await desk.OrderAsync(0));

            await desk.Member.PostAsync($"{desk.Path}/redo");
            Assert.Empty(await desk.OrderAsync(0));
        }

        await desk.Member.PostAsync($"{desk.Path}/undo");
        Assert.Equal("Newer", (await desk.Owner.GetAsync($"cards/{cards[0]}")).Text("title"));
        Assert.Equal("card.updated", (await desk.Member.PostAsync($"{desk.Path}/undo")).Text("kind"));

        var fold = new BoardFold();
        (await desk.EventsAsync()).ForEach(fold.Apply);
        Replicas.AssertEqual(await desk.ReadAsync(), fold);
    }

    [Fact]
    public async Task Of_an_archived_list_comes_back_what_nobody_else_touched()
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(3);
        await ArchiveAsync(desk);
        await desk.Owner.PostAsync($"cards/{cards[1]}/restore");
        await desk.MoveAsync(desk.Owner, cards[1], 2);

        var undone = await desk.Member.PostAsync($"{desk.Path}/undo");

        Assert.Equal(("2", "1"), (undone["count"]!.ToString(), undone["left"]!.ToString()));
        Assert.Equal([cards[0], cards[2]], await desk.OrderAsync(0));
        Assert.Equal([cards[1]], await desk.OrderAsync(2));
        Assert.Equal("2", (await desk.Member.PostAsync($"{desk.Path}/redo"))["count"]!.ToString());
        Assert.Equal([cards[1]], await desk.OrderAsync(2));
    }

    [Fact]
    public async Task A_list_that_blocks_takes_back_as_many_as_it_has_room_for()
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(3);
        await desk.MoveAsync(desk.Owner, cards[2], 0, beforeId: cards[0]);
        await ArchiveAsync(desk);
        await desk.Owner.PatchAsync($"lists/{desk.Lists[0]}", new { wipLimit = 2, wipMode = "block" });

        var undone = await desk.Member.PostAsync($"{desk.Path}/undo");

        Assert.Equal(("2", "1"), (undone["count"]!.ToString(), undone["left"]!.ToString()));

        // Those that stood first come first, and not those that were made first.
        Assert.Equal([cards[2], cards[0]], await desk.OrderAsync(0));
    }

    [Fact]
    public async Task Of_an_archived_list_that_others_brought_back_nothing_is_taken_back_and_one_is_told_who_it_was()
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(2);
        await ArchiveAsync(desk);
        foreach (var card in cards)
        {
            await desk.Owner.PostAsync($"cards/{card}/restore");
        }

        Assert.Equal(desk.Owner.Id.ToString(), (await ConflictAsync(desk, "undo")).Text("userId"));
        Assert.Equal(cards, await desk.OrderAsync(0));
    }

    private static Task<JsonNode> ArchiveAsync(Desk desk) => desk.Member.PostAsync($"lists/{desk.Lists[0]}/archive-cards");

    private static async Task<JsonNode> ConflictAsync(Desk desk, string direction)
    {
        using var refused = await desk.Member.SendAsync(HttpMethod.Post, $"{desk.Path}/{direction}");
        var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal("undo.conflict", problem.Text("code"));
        return problem["current"]!;
    }
}
