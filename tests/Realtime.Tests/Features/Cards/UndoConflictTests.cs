using System.Net;
using System.Text.Json.Nodes;
using Realtime.Tests.Features.Boards;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Cards;

/// <summary>What stands in the way of taking back, and who is named for it.</summary>
public sealed class UndoConflictTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task What_somebody_else_touched_since_stays_and_one_is_told_who_it_was()
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(2);
        await desk.Member.PatchAsync($"cards/{cards[0]}", new { cover = "green" });
        await desk.MoveAsync(desk.Member, cards[1], 1);
        await desk.MoveAsync(desk.Owner, cards[1], 2);
        var head = (await desk.EventsAsync()).Count;

        using var refused = await desk.Member.SendAsync(HttpMethod.Post, $"{desk.Path}/undo");
        var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal("undo.conflict", problem.Text("code"));
        Assert.Equal((desk.Owner.Id, cards[1]), (problem["current"]!["userId"]!.GetValue<Guid>(), problem["current"]!["cardId"]!.GetValue<Guid>()));
        Assert.Equal([cards[1]], await desk.OrderAsync(2));
        Assert.Equal(head, (await desk.EventsAsync()).Count);

        // It is passed over from now on: the next one takes back what was done before it.
        Assert.Equal(cards[0], (await desk.Member.PostAsync($"{desk.Path}/undo"))["cardId"]!.GetValue<Guid>());
        Assert.Null((await desk.Owner.GetAsync($"cards/{cards[0]}"))["cover"]);
    }

    [Fact]
    public async Task A_list_that_is_gone_takes_nothing_back()
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = (await desk.CardAsync()).Id();
        await desk.MoveAsync(desk.Member, card, 1);
        await desk.Owner.DeleteAsync($"lists/{desk.Lists[0]}");

        await desk.Member.AssertRefusedAsync(HttpStatusCode.Conflict, "undo.conflict", HttpMethod.Post, $"{desk.Path}/undo");
        Assert.Equal([card], await desk.OrderAsync(1));
    }

    [Fact]
    public async Task What_no_longer_fits_does_not_stand_in_front_of_what_does()
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = (await desk.CardAsync("One")).Id();
        await desk.Member.PatchAsync($"cards/{card}", new { title = "Two", start = new { date = "2026-11-05" } });
        await desk.Member.PatchAsync($"cards/{card}", new { start = new { date = "2026-11-03" } });
        await desk.Owner.PatchAsync($"cards/{card}", new { due = new { date = "2026-11-04" } });

        await desk.Member.AssertRefusedAsync(HttpStatusCode.Conflict, "undo.conflict", HttpMethod.Post, $"{desk.Path}/undo");
        await desk.Member.PostAsync($"{desk.Path}/undo");

        var now = await desk.Owner.GetAsync($"cards/{card}");
        Assert.Equal(("One", null), (now.Text("title"), now["start"]));
    }

    [Theory]
    [InlineData("archive")]
    [InlineData("list")]
    [InlineData("label")]
    [InlineData("card")]
    public async Task Who_left_no_way_back_is_told_though_they_touched_something_else(string deed)
    {
        await using var desk = await Desk.OpenAsync(server);
        var (card, path) = ((await desk.CardAsync("One")).Id(), desk.Path);
        var label = (await desk.Owner.PostAsync($"{path}/labels", new { name = "Wet", color = "teal" })).Id();
        await (deed switch
        {
            "list" => desk.MoveAsync(desk.Member, card, 1),
            "label" => desk.Member.PutAsync($"cards/{card}/labels/{label}"),
            _ => desk.Member.PatchAsync($"cards/{card}", new { title = "Two" }),
        });
        await (deed switch
        {
            "list" => desk.Owner.DeleteAsync($"lists/{desk.Lists[0]}"),
            "label" => desk.Owner.DeleteAsync($"labels/{label}"),
            "card" => desk.Owner.PostAsync($"cards/{card}/trash"),
            _ => desk.Owner.PostAsync($"cards/{card}/archive"),
        });
        if (deed == "card")
        {
            await desk.Owner.DeleteAsync($"cards/{card}");
        }

        using var refused = await desk.Member.SendAsync(HttpMethod.Post, $"{path}/undo");
        var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal("undo.conflict", problem.Text("code"));
        Assert.Equal((desk.Owner.Id.ToString(), card.ToString()), (problem["current"]!.Text("userId"), problem["current"]!.Text("cardId")));
        Assert.NotNull(problem["current"]!.Text("at"));
    }

    [Fact]
    public async Task A_limit_in_the_way_is_named_and_blames_nobody()
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = (await desk.CardAsync()).Id();
        await desk.MoveAsync(desk.Member, card, 1);
        await desk.CardAsync();
        await desk.Owner.PatchAsync($"lists/{desk.Lists[0]}", new { wipLimit = 1, wipMode = "block" });
        await desk.Owner.PostAsync($"cards/{card}/comments", new { body = "Nearly done" });

        using var refused = await desk.Member.SendAsync(HttpMethod.Post, $"{desk.Path}/undo");
        var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal(("undo.conflict", null), (problem.Text("code"), problem["current"]!.Text("userId")));
        Assert.Contains("1 cards at most", problem.Text("detail"), StringComparison.Ordinal);
    }
}
