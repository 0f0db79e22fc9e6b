using System.Net;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Features.Workspaces;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Boards;

public sealed class BoardListTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task A_list_stands_where_its_neighbours_say()
    {
        await using var desk = await Desk.OpenAsync(server);
        await desk.Member.PostAsync($"{desk.Path}/lists", new { name = "Later" });
        await desk.Member.PostAsync($"{desk.Path}/lists", new { name = "Review", afterId = desk.Lists[1], beforeId = desk.Lists[2] });
        await desk.Member.PostAsync($"{desk.Path}/lists", new { name = "Ideas", kind = "closed", beforeId = desk.Lists[0] });
        Assert.Equal(["Ideas", "To do", "Doing", "Review", "Done", "Later"], await NamesAsync(desk));

        await desk.Member.PostAsync($"lists/{desk.Lists[0]}/moves", new { afterId = desk.Lists[2] });
        var same = (await desk.EventsAsync()).Count;
        await desk.Member.PostAsync($"lists/{desk.Lists[0]}/moves", new { afterId = desk.Lists[2] });

        Assert.Equal(["Ideas", "Doing", "Review", "Done", "To do", "Later"], await NamesAsync(desk));
        Assert.Equal(same, (await desk.EventsAsync()).Count);
    }

    [Fact]
    public async Task Lists_that_trade_places_many_times_keep_short_ranks()
    {
        await using var desk = await Desk.OpenAsync(server);
        for (var i = 0; i < 300; i++)
        {
            await desk.Owner.PostAsync(
                $"lists/{desk.Lists[1 + (i % 2)]}/moves", new { afterId = desk.Lists[0], beforeId = desk.Lists[2 - (i % 2)] });
        }

        var fold = new BoardFold();
        (await desk.EventsAsync()).ForEach(fold.Apply);
        var content = await desk.ReadAsync();
        Replicas.AssertEqual(content, fold);
        Assert.All(content["lists"]!.AsArray(), list => Assert.True(list!.Text("rank")!.Length <= 16));
    }

    [Fact]
    public async Task What_is_left_out_of_a_change_stays_and_null_takes_the_limit_away()
    {
        await using var desk = await Desk.OpenAsync(server);
        var path = $"lists/{desk.Lists[0]}";

        var limited = await desk.Owner.PatchAsync(path, new { wipLimit = 3, wipMode = "block", version = 1 });
        var named = await desk.Owner.PatchAsync(path, new { name = "Next" });
        await desk.Owner.AssertRefusedAsync(
            HttpStatusCode.PreconditionFailed, "version.stale", HttpMethod.Patch, path, new { name = "Stale", version = 2 });
        var free = await desk.Owner.PatchAsync(path, new { wipLimit = (int?)null });

        Assert.Equal((3L, "block", 2L), (limited.Number("wipLimit"), limited.Text("wipMode"), limited.Number("version")));
        Assert.Equal(("Next", 3L), (named.Text("name"), named.Number("wipLimit")));
        Assert.Null(free["wipLimit"]);
        var told = (await desk.LastEventAsync())["data"]!;
        Assert.Null(told["wipLimit"]);
        Assert.Equal(("Next", 3L, "block"), (told["former"]!.Text("name"), told["former"]!.Number("wipLimit"), told["former"]!.Text("wipMode")));
    }

    [Fact]
    public async Task Only_a_list_without_active_cards_can_be_deleted()
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(3);
        await desk.Owner.AssertRefusedAsync(HttpStatusCode.Conflict, "list.not_empty", HttpMethod.Delete, $"lists/{desk.Lists[0]}");

        var archived = await desk.Owner.PostAsync($"lists/{desk.Lists[0]}/archive-cards");
        var told = await desk.LastEventAsync();
        await desk.Owner.DeleteAsync($"lists/{desk.Lists[0]}");
        var restored = await desk.Owner.PostAsync($"cards/{cards[1]}/restore");

        Assert.Equal(3, archived.Number("count"));
        Assert.Equal("list.cards_archived", told.Text("type"));
        Assert.Equal(cards, told["data"]!["cardIds"]!.AsArray().Select(id => id!.GetValue<Guid>()));
        Assert.Equal((desk.Lists[1].ToString(), 3L), (restored.Text("listId"), restored.Number("version")));
        Assert.Equal(0, (await desk.Owner.PostAsync($"lists/{desk.Lists[2]}/archive-cards")).Number("count"));
    }

    [Fact]
    public async Task Labels_are_made_changed_and_taken_off_every_card()
    {
        await using var desk = await Desk.OpenAsync(server);
        var label = await desk.Member.PostAsync($"{desk.Path}/labels", new { name = "", color = "teal" });
        var card = await desk.Owner.PostAsync($"lists/{desk.Lists[0]}/cards", new { title = "One", labelIds = new[] { label.Id() } });
        await desk.Member.PatchAsync($"labels/{label.Id()}", new { name = "Crane" });
        Assert.Equal(("Crane", "teal"), ((await desk.ReadAsync())["labels"]![0]!.Text("name")!, label.Text("color")!));

        await desk.Member.DeleteAsync($"labels/{label.Id()}");

        var read = await desk.Owner.GetAsync($"cards/{card.Id()}");
        Assert.Empty(read["labelIds"]!.AsArray());
        Assert.Equal(1, read.Number("version"));
        Assert.Equal(HttpStatusCode.NotFound, await desk.Owner.StatusAsync(HttpMethod.Delete, $"labels/{label.Id()}"));
    }

    [Fact]
    public async Task What_is_no_list_and_no_label_is_refused_and_changes_nothing()
    {
        await using var desk = await Desk.OpenAsync(server);
        await using var other = await Desk.OpenAsync(server);
        var before = await desk.EverythingAsync();
        (HttpMethod Method, string Path, object Body)[] bad =
        [
            (HttpMethod.Post, $"{desk.Path}/lists", new { name = " " }),
            (HttpMethod.Post, $"{desk.Path}/lists", new { name = new string('n', 81) }),
            (HttpMethod.Post, $"{desk.Path}/lists", new { name = "x", kind = 1 }),
            (HttpMethod.Post, $"{desk.Path}/lists", new { name = "x", afterId = other.Lists[0] }),
            (HttpMethod.Post, $"lists/{desk.Lists[0]}/moves", new { afterId = other.Lists[0] }),
            (HttpMethod.Post, $"lists/{desk.Lists[0]}/moves", new { beforeId = desk.Lists[0] }),
            (HttpMethod.Patch, $"lists/{desk.Lists[0]}", new { wipLimit = 0 }),
            (HttpMethod.Patch, $"lists/{desk.Lists[0]}", new { wipLimit = 1000 }),
            (HttpMethod.Patch, $"lists/{desk.Lists[0]}", new { wipLimit = "3" }),
            (HttpMethod.Patch, $"lists/{desk.Lists[0]}", new { rank = "V" }),
            (HttpMethod.Post, $"{desk.Path}/labels", new { name = "x", color = "black" }),
            (HttpMethod.Post, $"{desk.Path}/labels", new { name = new string('n', 61), color = "red" }),
        ];
        foreach (var (method, path, body) in bad)
        {
            await desk.Owner.AssertRefusedAsync(HttpStatusCode.BadRequest, "request.invalid", method, path, body);
        }

        Assert.Equal(before, await desk.EverythingAsync());
    }

    [Fact]
    public async Task A_board_has_no_more_labels_and_lists_than_it_can_show()
    {
        await using var desk = await Desk.OpenAsync(server);
        for (var i = 0; i < 100; i++)
        {
            await desk.Owner.PostAsync($"{desk.Path}/labels", new { name = $"Label {i}", color = "gray" });
        }

        for (var i = desk.Lists.Length; i < 50; i++)
        {
            await desk.Owner.PostAsync($"{desk.Path}/lists", new { name = $"List {i}" });
        }

        await desk.Owner.AssertRefusedAsync(
            HttpStatusCode.TooManyRequests, "limit.exceeded", HttpMethod.Post, $"{desk.Path}/labels", new { name = "more", color = "gray" });
        await desk.Owner.AssertRefusedAsync(
            HttpStatusCode.TooManyRequests, "limit.exceeded", HttpMethod.Post, $"{desk.Path}/lists", new { name = "more" });
    }

    private static async Task<IEnumerable<string>> NamesAsync(Desk desk) =>
        (await desk.ReadAsync())["lists"]!.AsArray().Select(list => list!.Text("name")!);
}
