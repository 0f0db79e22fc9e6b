using System.Net;
using System.Text.Json.Nodes;
using Realtime.Tests.Features.Boards;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Cards;

/// <summary>Taking back what one did, and nothing that somebody else did.</summary>
public sealed class UndoTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task Several_things_are_taken_back_last_first_and_done_again_first_first()
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = (await desk.CardAsync("One")).Id();
        foreach (var title in (string[])["Two", "Three", "Four"])
        {
            await desk.Member.PatchAsync($"cards/{card}", new { title });
        }

        List<string> seen = [];
        foreach (var step in (string[])["undo", "undo", "redo", "undo", "undo", "redo", "redo", "redo"])
        {
            seen.Add((await desk.Member.PostAsync($"{desk.Path}/{step}"))["card"]!.Text("title")!);
        }

        Assert.Equal(["Three", "Two", "Three", "Two", "One", "Two", "Three", "Four"], seen);
        await desk.Member.AssertRefusedAsync(HttpStatusCode.Conflict, "undo.nothing", HttpMethod.Post, $"{desk.Path}/redo");
    }

    [Fact]
    public async Task What_is_new_ends_what_could_be_done_again()
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = (await desk.CardAsync("One")).Id();
        await desk.Member.PatchAsync($"cards/{card}", new { title = "Two" });
        await desk.Member.PostAsync($"{desk.Path}/undo");
        await desk.Member.PatchAsync($"cards/{card}", new { cover = "red" });

        await desk.Member.AssertRefusedAsync(HttpStatusCode.Conflict, "undo.nothing", HttpMethod.Post, $"{desk.Path}/redo");
        Assert.Equal("One", (await desk.Owner.GetAsync($"cards/{card}")).Text("title"));
    }

    [Fact]
    public async Task Others_work_on_other_parts_of_the_card_does_not_stand_in_the_way_and_stays()
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = (await desk.CardAsync("One")).Id();
        await desk.Member.PatchAsync($"cards/{card}", new { title = "Two" });
        await desk.Owner.PatchAsync($"cards/{card}", new { description = "Mine" });

        await desk.Member.PostAsync($"{desk.Path}/undo");

        var now = await desk.Owner.GetAsync($"cards/{card}");
        Assert.Equal(("One", "Mine"), (now.Text("title"), now.Text("description")));
        Assert.Equal("card.updated", (await desk.Owner.PostAsync($"{desk.Path}/undo")).Text("kind"));
        Assert.Equal("", (await desk.Owner.GetAsync($"cards/{card}")).Text("description"));
    }

    [Fact]
    public async Task Nobody_takes_back_what_they_did_not_do()
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = (await desk.CardAsync()).Id();
        await desk.MoveAsync(desk.Owner, card, 1);

        await desk.Member.AssertRefusedAsync(HttpStatusCode.Conflict, "undo.nothing", HttpMethod.Post, $"{desk.Path}/undo");
        Assert.Equal([card], await desk.OrderAsync(1));
    }

    [Fact]
    public async Task The_same_operation_id_takes_back_one_thing_only()
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = (await desk.CardAsync("One")).Id();
        await desk.Member.PatchAsync($"cards/{card}", new { title = "Two" });
        await desk.Member.PatchAsync($"cards/{card}", new { title = "Three" });
        var opId = Guid.CreateVersion7();

        var first = await desk.Member.PostAsync($"{desk.Path}/undo", opId: opId);
        var again = await desk.Member.PostAsync($"{desk.Path}/undo", opId: opId);

        Assert.True(JsonNode.DeepEquals(first, again));
        Assert.Equal("Two", (await desk.Owner.GetAsync($"cards/{card}")).Text("title"));
    }

    [Fact]
    public async Task A_move_goes_back_beside_whoever_took_its_place()
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(3);
        await desk.MoveAsync(desk.Member, cards[1], 1);
        var newcomer = (await desk.Owner.PostAsync($"lists/{desk.Lists[0]}/cards", new { title = "New", afterId = cards[0], beforeId = cards[2] })).Id();

        await desk.Member.PostAsync($"{desk.Path}/undo");

        var order = await desk.OrderAsync(0);
        Assert.Equal((cards[0], cards[2]), (order[0], order[^1]));
        Assert.Equal([.. new[] { newcomer, cards[1] }.Order()], order[1..3].Order());
    }
}
