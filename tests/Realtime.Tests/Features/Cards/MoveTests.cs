using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Realtime.Tests.Features.Boards;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Features.Workspaces;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Cards;

public sealed class MoveTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task A_card_lands_between_its_neighbours()
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(4);

        var receipt = await desk.MoveAsync(desk.Member, cards[3], 0, cards[0], cards[1]);

        Assert.Equal("applied", receipt.Text("outcome"));
        Assert.Equal(2, receipt["card"]!.Number("version"));
        Assert.Null(receipt["by"]);
        Assert.Equal([cards[0], cards[3], cards[1], cards[2]], await desk.OrderAsync(0));
        var told = await desk.LastEventAsync();
        Assert.Equal("card.moved", told.Text("type"));
        Assert.Equal(
            (cards[3], 2L, receipt["card"]!.Text("rank"), desk.Lists[0]),
            (told["data"]!["cardId"]!.GetValue<Guid>(), told["data"]!.Number("version"), told["data"]!.Text("rank"), told["data"]!["fromListId"]!.GetValue<Guid>()));
    }

    [Theory]
    [InlineData(false, false, new[] { 3, 4, 5, 0 })]
    [InlineData(true, false, new[] { 3, 0, 4, 5 })]
    [InlineData(false, true, new[] { 0, 3, 4, 5 })]
    public async Task One_neighbour_is_enough_and_none_means_the_end(bool after, bool before, int[] expected)
    {
        await using var desk = await Desk.OpenAsync(server);
        Guid[] cards = [.. await desk.CardsAsync(3), .. await desk.CardsAsync(3, list: 1)];

        var receipt = await desk.MoveAsync(desk.Member, cards[0], 1, after ? cards[3] : null, before ? cards[3] : null);

        Assert.Equal("applied", receipt.Text("outcome"));
        Assert.Equal(expected.Select(i => cards[i]), await desk.OrderAsync(1));
        Assert.Equal([cards[1], cards[2]], await desk.OrderAsync(0));
    }

    [Fact]
    public async Task A_place_that_has_changed_is_found_by_what_is_left_of_it()
    {
        await using var desk = await Desk.OpenAsync(server);
        Guid[] cards = [.. await desk.CardsAsync(4), .. await desk.CardsAsync(1, list: 1)];
        await desk.Owner.PostAsync($"cards/{cards[1]}/archive");

        // The upper neighbour is archived, the lower one stays.
        Assert.Equal("rebased", (await desk.MoveAsync(desk.Member, cards[4], 0, cards[1], cards[2])).Text("outcome"));
        Assert.Equal([cards[0], cards[4], cards[2], cards[3]], await desk.OrderAsync(0));

        // Something stands between the two now.
        Assert.Equal("rebased", (await desk.MoveAsync(desk.Member, cards[3], 0, cards[0], cards[2])).Text("outcome"));
        Assert.Equal([cards[0], cards[3], cards[4], cards[2]], await desk.OrderAsync(0));

        // Both are gone.
        Assert.Equal("rebased", (await desk.MoveAsync(desk.Member, cards[0], 0, cards[1], Guid.CreateVersion7())).Text("outcome"));
        Assert.Equal([cards[3], cards[4], cards[2], cards[0]], await desk.OrderAsync(0));
    }

    [Fact]
    public async Task A_move_to_where_the_card_is_changes_nothing()
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(3);
        var before = (await desk.EventsAsync()).Count;

        foreach (var (afterId, beforeId) in ((Guid?, Guid?)[])[(cards[0], cards[2]), (cards[0], null), (null, cards[2])])
        {
            Assert.Equal("applied", (await desk.MoveAsync(desk.Member, cards[1], 0, afterId, beforeId)).Text("outcome"));
        }

        await desk.MoveAsync(desk.Member, cards[2], 0);
        Assert.Equal(before, (await desk.EventsAsync()).Count);
    }

    [Fact]
    public async Task Who_moves_a_card_that_somebody_else_moved_meanwhile_is_told_so()
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = (await desk.CardAsync()).Id();
        await desk.MoveAsync(desk.Owner, card, 1, seenVersion: 1);
        var before = (await desk.EventsAsync()).Count;

        var lost = await desk.MoveAsync(desk.Member, card, 2, seenVersion: 1);
        var own = await desk.MoveAsync(desk.Owner, card, 0, seenVersion: 1);
        var seen = await desk.MoveAsync(desk.Member, card, 2, seenVersion: 3);
        var blind = await desk.MoveAsync(desk.Owner, card, 0);

        Assert.Equal(
            ("superseded", desk.Lists[1].ToString(), desk.Owner.Id.ToString()),
            (lost.Text("outcome"), lost["card"]!.Text("listId"), lost["by"]!.Text("userId")));
        Assert.NotNull(lost["by"]!.Text("at"));
        Assert.Equal(["applied", "applied", "applied"], new[] { own, seen, blind }.Select(receipt => receipt.Text("outcome")));
        Assert.Equal(before + 3, (await desk.EventsAsync()).Count);
    }

    [Fact]
    public async Task A_change_of_the_text_does_not_supersede_a_move()
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = (await desk.CardAsync()).Id();
        await desk.Owner.PatchAsync($"cards/{card}", new { title = "Paint the other crane" });

        Assert.Equal("applied", (await desk.MoveAsync(desk.Member, card, 2, seenVersion: 1)).Text("outcome"));
    }

    [Fact]
    public async Task A_card_that_was_put_away_does_not_move()
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = (await desk.CardAsync()).Id();
        await desk.Owner.PostAsync($"cards/{card}/archive");

        var lost = await desk.MoveAsync(desk.Member, card, 2, seenVersion: 1);

        Assert.Equal(("superseded", "archived"), (lost.Text("outcome"), lost["card"]!.Text("state")));
        await desk.Owner.AssertRefusedAsync(
            HttpStatusCode.Conflict, "card.not_active", HttpMethod.Post, $"cards/{card}/moves", new { listId = desk.Lists[1] });
    }

    [Fact]
    public async Task A_full_list_lets_nobody_in_where_it_blocks()
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(2);
        await desk.CardsAsync(1, list: 1);
        var move = new { listId = desk.Lists[1] };
        await desk.Owner.PatchAsync($"lists/{desk.Lists[1]}", new { wipLimit = 1, wipMode = "block" });
        await desk.Owner.PostAsync($"cards/{cards[1]}/trash");
        var before = await desk.EverythingAsync();

        await desk.Member.AssertRefusedAsync(HttpStatusCode.Conflict, "list.full", HttpMethod.Post, $"cards/{cards[0]}/moves", move);
        await desk.Member.AssertRefusedAsync(
            HttpStatusCode.Conflict, "list.full", HttpMethod.Post, $"lists/{desk.Lists[1]}/cards", new { title = "One more" });
        Assert.Equal(before, await desk.EverythingAsync());
        await desk.MoveAsync(desk.Member, (await desk.OrderAsync(1))[0], 1);
        await desk.Owner.PatchAsync($"lists/{desk.Lists[1]}", new { wipMode = "warn" });

        Assert.Equal("applied", (await desk.MoveAsync(desk.Member, cards[0], 1)).Text("outcome"));
    }

    [Fact]
    public async Task Neighbours_and_lists_of_elsewhere_are_refused_and_change_nothing()
    {
        await using var desk = await Desk.OpenAsync(server);
        await using var other = await Desk.OpenAsync(server);
        var (card, foreign) = ((await desk.CardAsync()).Id(), (await other.CardAsync()).Id());
        var second = (await desk.CardAsync()).Id();
        var before = await desk.EverythingAsync();
        object[] bad =
        [
            new { listId = other.Lists[0] }, new { listId = Guid.CreateVersion7() }, new { listId = desk.BoardId }, new { },
            new { listId = (Guid?)null }, new { listId = desk.Lists[1], afterId = foreign }, new { listId = desk.Lists[1], beforeId = foreign },
            new { listId = desk.Lists[1], afterId = card }, new { listId = desk.Lists[1], beforeId = card },
            new { listId = desk.Lists[1], afterId = second, beforeId = second }, new { listId = desk.Lists[1], position = 3 },
            new { listId = desk.Lists[1], afterId = "../x" }, new { listId = desk.Lists[1], seenVersion = "1" },
        ];
        foreach (var move in bad)
        {
            await desk.Owner.AssertRefusedAsync(HttpStatusCode.BadRequest, "request.invalid", HttpMethod.Post, $"cards/{card}/moves", move);
        }

        Assert.Equal(before, await desk.EverythingAsync());
    }

    [Fact]
    public async Task A_move_over_the_socket_gives_the_same_receipt_and_once()
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(2);
        var socket = await desk.Member.ConnectAsync();
        var move = new { cardId = cards[0], listId = desk.Lists[2], afterId = (Guid?)null, seenVersion = 1L, opId = Guid.CreateVersion7() };

        var first = await InvokeAsync(socket, move);
        var again = await InvokeAsync(socket, move);
        var nameless = await Assert.ThrowsAsync<HubException>(() => InvokeAsync(socket, move with { opId = Guid.Empty }));

        Assert.Equal("applied", first.Text("outcome"));
        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        Assert.StartsWith("request.invalid", nameless.Message, StringComparison.Ordinal);
        Assert.Single(await desk.EventsAsync(), e => e.Text("type") == "card.moved");
    }

    private static async Task<JsonNode> InvokeAsync(HubConnection socket, object move) =>
        JsonNode.Parse((await socket.InvokeAsync<System.Text.Json.JsonElement>("MoveCard", move, TestContext.Current.CancellationToken)).GetRawText())!;
}
