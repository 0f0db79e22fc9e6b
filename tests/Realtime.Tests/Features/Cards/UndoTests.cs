using System.Net;
using System.Text.Json.Nodes;
using Realtime.Tests.Features.Boards;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Cards;

/// <summary>Taking back what one did, and nothing that somebody else did.</summary>
public sealed class UndoTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    /// <summary>Everything that can be taken back: what is done, on the second of three cards with a label and a person on it.</summary>
    public static TheoryData<string> Deeds { get; } =
        ["move", "title", "description", "start", "due", "cover", "estimate", "template", "archive", "trash", "restore", "label", "unlabel", "assign", "unassign", "check", "item"];

    [Theory]
    [MemberData(nameof(Deeds))]
    public async Task Taking_back_gives_the_state_before_and_doing_again_the_state_after(string deed)
    {
        await using var desk = await Desk.OpenAsync(server);
        var (cards, labels, item) = await PrepareAsync(desk);
        if (deed == "restore")
        {
            await desk.Member.PostAsync($"cards/{cards[1]}/archive");
        }

        var before = await StateAsync(desk, cards[1]);
        await DoAsync(desk, deed, cards, labels, item);
        var after = await StateAsync(desk, cards[1]);
        Assert.NotEqual(before, after);

        var undone = await desk.Member.PostAsync($"{desk.Path}/undo");
        Assert.Equal(cards[1], undone["cardId"]!.GetValue<Guid>());
        Assert.Equal(before, await StateAsync(desk, cards[1]));

        await desk.Member.PostAsync($"{desk.Path}/redo");
        Assert.Equal(after, await StateAsync(desk, cards[1]));

        await desk.Member.PostAsync($"{desk.Path}/undo");
        Assert.Equal(before, await StateAsync(desk, cards[1]));
    }

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

    private static async Task<(Guid[] Cards, Guid[] Labels, Guid Item)> PrepareAsync(Desk desk)
    {
        var cards = await desk.CardsAsync(3);
        var labels = new Guid[2];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = (await desk.Owner.PostAsync($"{desk.Path}/labels", new { name = $"Label {i}", color = "teal" })).Id();
        }

        await desk.Owner.PutAsync($"cards/{cards[1]}/labels/{labels[0]}");
        await desk.Owner.PutAsync($"cards/{cards[1]}/assignees/{desk.Owner.Id}");
        var card = await desk.Owner.PostAsync($"cards/{cards[1]}/checklists", new { title = "Paint", items = new[] { "One coat", "Dry" } });
        return (cards, labels, card["checklists"]![0]!["items"]![0]!.Id());
    }

    private static Task<JsonNode> DoAsync(Desk desk, string deed, Guid[] cards, Guid[] labels, Guid item)
    {
        var path = $"cards/{cards[1]}";
        return deed switch
        {
            "move" => desk.MoveAsync(desk.Member, cards[1], 0, afterId: cards[2]),
            "title" => desk.Member.PatchAsync(path, new { title = "Another title" }),
            "description" => desk.Member.PatchAsync(path, new { description = "Another text" }),
            "start" => desk.Member.PatchAsync(path, new { start = new { date = "2026-11-20" } }),
            "due" => desk.Member.PatchAsync(path, new { due = new { at = "2026-11-25T10:00:00Z" } }),
            "cover" => desk.Member.PatchAsync(path, new { cover = "pink" }),
            "estimate" => desk.Member.PatchAsync(path, new { estimate = 2.5 }),
            "template" => desk.Member.PatchAsync(path, new { isTemplate = true }),
            "archive" or "trash" or "restore" => desk.Member.PostAsync($"{path}/{deed}"),
            "label" => desk.Member.PutAsync($"{path}/labels/{labels[1]}"),
            "unlabel" => desk.Member.DeleteAsync($"{path}/labels/{labels[0]}"),
            "assign" => desk.Member.PutAsync($"{path}/assignees/{desk.Member.Id}"),
            "unassign" => desk.Member.DeleteAsync($"{path}/assignees/{desk.Owner.Id}"),
            "check" => desk.Member.PatchAsync($"check-items/{item}", new { isDone = true }),
            "item" => desk.Member.PatchAsync($"check-items/{item}", new { text = "Two coats", assigneeId = desk.Owner.Id }),
            _ => throw new ArgumentOutOfRangeException(nameof(deed), deed, "Nobody does that."),
        };
    }

    /// <summary>The card without what every change moves on.</summary>
    private static async Task<string> StateAsync(Desk desk, Guid cardId)
    {
        var card = (await desk.Owner.GetAsync($"cards/{cardId}")).AsObject();
        foreach (var member in (string[])["version", "titleVersion", "descriptionVersion", "stateChangedAt"])
        {
            Assert.True(card.Remove(member), member);
        }

        if (card["state"]!.GetValue<string>() != "active")
        {
            // A card that is put away stands nowhere; when it comes back it gets a place.
            card.Remove("rank");
        }

        return card.ToJsonString() + string.Join(',', await desk.OrderAsync(0));
    }
}
