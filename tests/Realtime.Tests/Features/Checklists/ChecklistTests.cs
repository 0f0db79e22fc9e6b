using System.Net;
using System.Text.Json.Nodes;
using Realtime.Tests.Features.Boards;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Features.Workspaces;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Checklists;

public sealed class ChecklistTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task A_card_counts_what_is_to_be_done_and_what_is_done()
    {
        await using var desk = await Desk.OpenAsync(server);
        var id = (await desk.CardAsync()).Id();

        var made = await desk.Member.PostAsync(
            $"cards/{id}/checklists", new { title = " Paint ", items = new[] { "Sand", "Prime", "Coat" } });
        var list = made["checklists"]![0]!;
        var done = await desk.Member.PatchAsync($"check-items/{Item(made, 1)}", new { isDone = true });
        var added = await desk.Owner.PostAsync($"checklists/{list.Id()}/items", new { text = "Dry", assigneeId = desk.Member.Id });
        var less = await desk.Owner.DeleteAsync($"check-items/{Item(made, 1)}");
        var none = await desk.Owner.DeleteAsync($"checklists/{list.Id()}");

        Assert.Equal(("Paint", "Sand Prime Coat"), (list.Text("title"), Texts(made)));
        Assert.Equal([(0, 3), (1, 3), (1, 4), (0, 3), (0, 0)], new[] { made, done, added, less, none }.Select(Counts));
        Assert.Equal([2, 3, 4, 5, 6], new[] { made, done, added, less, none }.Select(card => card.Number("version")));
        Assert.Equal(desk.Member.Id.ToString(), added["checklists"]![0]!["items"]![3]!.Text("assigneeId"));
        Assert.Equal(none.ToJsonString(), (await desk.Owner.GetAsync($"cards/{id}")).ToJsonString());
    }

    [Fact]
    public async Task An_event_tells_what_an_item_was_and_is_and_the_same_again_tells_nothing()
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = await OneAsync(desk, "Sand");
        var item = Item(card, 0);

        await desk.Owner.PatchAsync($"check-items/{item}", new { isDone = true, text = "Sand twice", assigneeId = desk.Member.Id });
        var told = (await desk.LastEventAsync())["data"]!;
        await desk.Owner.PatchAsync($"check-items/{item}", new { isDone = true, text = " Sand twice" });
        var cleared = await desk.Owner.PatchAsync($"check-items/{item}", new { assigneeId = (Guid?)null });
        var last = (await desk.LastEventAsync())["data"]!;

        Assert.Equal("""{"text":"Sand","isDone":false,"assigneeId":null}""", told["before"]!.ToJsonString());
        Assert.Equal($$"""{"text":"Sand twice","isDone":true,"assigneeId":"{{desk.Member.Id}}"}""", told["after"]!.ToJsonString());
        Assert.Equal((1, 1), Counts(told));
        Assert.Equal(4, cleared.Number("version"));
        Assert.Equal("""{"assigneeId":null}""", last["after"]!.ToJsonString());
    }

    [Fact]
    public async Task An_item_goes_below_another_or_first_and_into_another_checklist()
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = await OneAsync(desk, "A", "B", "C");
        var (a, b, c) = (Item(card, 0), Item(card, 1), Item(card, 2));
        var list = card["checklists"]![0]!.Id();
        var second = (await desk.Owner.PostAsync($"cards/{card.Id()}/checklists", new { title = "Later" }))["checklists"]![1]!.Id();

        Assert.Equal("B A C", Texts(await MoveAsync(desk, a, list, b)));
        var before = (await desk.EventsAsync()).Count;
        Assert.Equal("B A C", Texts(await MoveAsync(desk, a, list, b)));
        Assert.Equal(before, (await desk.EventsAsync()).Count);
        Assert.Equal("C B A", Texts(await MoveAsync(desk, c, list, null)));
        Assert.Equal("B A C", Texts(await MoveAsync(desk, c, list, Guid.CreateVersion7())));
        var moved = await MoveAsync(desk, a, second, null);
        Assert.Equal(("B C", "A"), (Texts(moved), Texts(moved, 1)));
        Assert.Equal("B D C", Texts(await desk.Owner.PostAsync($"checklists/{list}/items", new { text = "D", afterId = b })));
    }

    [Fact]
    public async Task Items_that_trade_places_many_times_keep_short_ranks()
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = await OneAsync(desk, "A", "B", "C");
        var list = card["checklists"]![0]!.Id();
        for (var i = 0; i < 120; i++)
        {
            await MoveAsync(desk, Item(card, 1 + (i % 2)), list, Item(card, 0));
        }

        var read = await desk.Owner.GetAsync($"cards/{card.Id()}");
        Assert.All(read["checklists"]![0]!["items"]!.AsArray(), item => Assert.True(item!.Text("rank")!.Length <= 16));
        var fold = new CardPartsFold(card.Id());
        (await desk.EventsAsync()).ForEach(fold.Apply);
        Assert.True(JsonNode.DeepEquals(read["checklists"], fold.ToJson()));
    }

    [Fact]
    public async Task What_is_no_checklist_and_no_item_is_refused_and_changes_nothing()
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = await OneAsync(desk, "Sand");
        var foreign = (await OneAsync(desk, "Elsewhere"))["checklists"]![0]!.Id();
        var (checklists, list, item) = (
            $"cards/{card.Id()}/checklists", $"checklists/{card["checklists"]![0]!.Id()}", $"check-items/{Item(card, 0)}");
        var before = (await desk.EventsAsync()).Count;
        (HttpMethod Method, string Path, object Body)[] bad =
        [
            (HttpMethod.Post, checklists, new { title = " " }),
            (HttpMethod.Post, checklists, new { title = new string('t', 121) }),
            (HttpMethod.Post, checklists, new { title = "x", items = new[] { "" } }),
            (HttpMethod.Post, checklists, new { title = "x", items = new[] { new string('t', 501) } }),
            (HttpMethod.Post, checklists, new { title = "x", items = Enumerable.Repeat("x", 101) }),
            (HttpMethod.Patch, list, new { title = "" }),
            (HttpMethod.Patch, list, new { rank = "V" }),
            (HttpMethod.Post, $"{list}/items", new { text = "two\nlines" }),
            (HttpMethod.Post, $"{list}/items", new { text = "x", assigneeId = desk.Team.Stranger.Id }),
            (HttpMethod.Patch, item, new { text = (string?)null }),
            (HttpMethod.Patch, item, new { isDone = (bool?)null }),
            (HttpMethod.Patch, item, new { isDone = "yes" }),
            (HttpMethod.Patch, item, new { assigneeId = desk.Team.Stranger.Id }),
            (HttpMethod.Post, $"{item}/moves", new { checklistId = foreign }),
            (HttpMethod.Post, $"{item}/moves", new { checklistId = card["checklists"]![0]!.Id(), afterId = Item(card, 0) }),
        ];
        foreach (var (method, path, body) in bad)
        {
            await desk.Owner.AssertRefusedAsync(HttpStatusCode.BadRequest, "request.invalid", method, path, body);
        }

        await desk.Owner.PostAsync($"cards/{card.Id()}/archive");
        await desk.Owner.AssertRefusedAsync(HttpStatusCode.Conflict, "card.not_active", HttpMethod.Patch, item, new { isDone = true });
        Assert.Equal(before + 1, (await desk.EventsAsync()).Count);
    }

    [Fact]
    public async Task A_card_has_no_more_checklists_and_items_than_it_can_show()
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = await OneAsync(desk, [.. Enumerable.Range(0, 100).Select(i => $"Item {i}")]);
        var checklists = $"cards/{card.Id()}/checklists";
        for (var i = 1; i < 20; i++)
        {
            await desk.Owner.PostAsync(checklists, new { title = $"List {i}", items = new[] { "One" } });
        }

        var full = card["checklists"]![0]!.Id();
        var one = (await desk.Owner.GetAsync($"cards/{card.Id()}"))["checklists"]![1]!["items"]![0]!.Id();

        await desk.Owner.AssertRefusedAsync(
            HttpStatusCode.TooManyRequests, "limit.exceeded", HttpMethod.Post, checklists, new { title = "more" });
        await desk.Owner.AssertRefusedAsync(
            HttpStatusCode.TooManyRequests, "limit.exceeded", HttpMethod.Post, $"checklists/{full}/items", new { text = "more" });
        await desk.Owner.AssertRefusedAsync(
            HttpStatusCode.TooManyRequests, "limit.exceeded", HttpMethod.Post, $"check-items/{one}/moves", new { checklistId = full });
    }

    [Fact]
    public async Task A_command_that_is_sent_again_is_done_once()
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = await OneAsync(desk, "Sand");
        var (opId, path) = (Guid.CreateVersion7(), $"checklists/{card["checklists"]![0]!.Id()}/items");

        var first = await desk.Owner.CallAsync(HttpMethod.Post, path, new { text = "Prime" }, opId);
        var second = await desk.Owner.CallAsync(HttpMethod.Post, path, new { text = "Prime" }, opId);

        Assert.Equal(first.ToJsonString(), second.ToJsonString());
        Assert.Equal("Sand Prime", Texts(await desk.Owner.GetAsync($"cards/{card.Id()}")));
    }

    private static async Task<JsonNode> OneAsync(Desk desk, params string[] items) =>
        await desk.Owner.PostAsync($"cards/{(await desk.CardAsync()).Id()}/checklists", new { title = "To do", items });

    private static Task<JsonNode> MoveAsync(Desk desk, Guid item, Guid checklistId, Guid? afterId) =>
        desk.Owner.PostAsync($"check-items/{item}/moves", new { checklistId, afterId });

    private static Guid Item(JsonNode card, int at) => card["checklists"]![0]!["items"]![at]!.Id();

    private static string Texts(JsonNode card, int list = 0) =>
        string.Join(' ', card["checklists"]![list]!["items"]!.AsArray().Select(item => item!.Text("text")));

    private static (int Done, int Total) Counts(JsonNode card) => ((int)card.Number("checkDone"), (int)card.Number("checkTotal"));
}
