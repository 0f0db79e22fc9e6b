using System.Net;
using System.Text.Json.Nodes;
using Realtime.Tests.Features.Boards;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Features.Workspaces;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Cards;

public sealed class CardTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task A_card_is_made_with_all_that_it_begins_with()
    {
        await using var desk = await Desk.OpenAsync(server);
        var label = (await desk.Owner.PostAsync($"{desk.Path}/labels", new { name = "Crane", color = "teal" })).Id();
        var channel = await desk.Team.GeneralAsync();
        var message = (await desk.Owner.PostAsync($"channels/{channel}/messages", new { body = "The crane rusts." })).Id();

        var card = await desk.Owner.PostAsync($"lists/{desk.Lists[0]}/cards", new
        {
            title = "  Paint the crane ",
            description = "Two coats.\n",
            labelIds = new[] { label, label },
            assigneeIds = new[] { desk.Member.Id },
            start = new { date = "2026-11-24" },
            due = new { at = "2026-11-25T10:00:00.1234+02:00" },
            messageId = message,
        });

        Assert.Equal(("Paint the crane", "Two coats.\n", "active"), (card.Text("title"), card.Text("description"), card.Text("state")));
        Assert.Equal((message.ToString(), channel.ToString()), (card.Text("messageId"), card.Text("channelId")));
        Assert.Equal("""{"date":"2026-11-24"}""", card["start"]!.ToJsonString());
        Assert.Equal("""{"at":"2026-11-25T08:00:00.123Z"}""", card["due"]!.ToJsonString());
        Assert.Equal((1L, 1L, 1L), (card.Number("version"), card.Number("titleVersion"), card.Number("descriptionVersion")));
        Assert.Equal(card.ToJsonString(), (await desk.Member.GetAsync($"cards/{card.Id()}")).ToJsonString());
        var summary = (await desk.ReadAsync())["cards"]![0]!;
        Assert.Equal(
            ["assigneeIds", "due", "hasDescription", "id", "labelIds", "listId", "messageId", "rank", "start", "title", "version"],
            summary.AsObject().Select(member => member.Key).Order());
        Assert.True(JsonNode.DeepEquals(summary, (await desk.LastEventAsync())["data"]!["card"]));
        var notice = Assert.Single((await desk.Member.GetAsync("inbox")).Items());
        Assert.Equal(("assignment", card.Text("id")), (notice.Text("kind"), notice["data"]!.Text("cardId")));
    }

    [Fact]
    public async Task What_is_left_out_of_a_change_stays_and_null_empties()
    {
        await using var desk = await Desk.OpenAsync(server);
        var path = $"cards/{(await desk.CardAsync()).Id()}";
        await desk.Member.PatchAsync(path, new
        {
            description = "Two coats.",
            start = new { at = "2026-11-24T08:00:00Z" },
            due = new { date = "2026-11-25" },
            cover = "teal",
            estimate = 2.75,
            isTemplate = true,
        });
        var before = await desk.Member.GetAsync(path);
        var emptied = await desk.Member.PatchAsync(path, new { start = (object?)null, due = (object?)null, cover = (string?)null, estimate = (int?)null });
        var told = await desk.LastEventAsync();
        await desk.Member.PatchAsync(path, new { });
        await desk.Member.PatchAsync(path, new { description = "Two coats.", isTemplate = true, cover = (string?)null });

        Assert.Equal((2L, 2.75m, "teal"), (before.Number("version"), before["estimate"]!.GetValue<decimal>(), before.Text("cover")));
        Assert.All((string[])["start", "due", "cover", "estimate"], member => Assert.Null(emptied[member]));
        Assert.Equal(("Two coats.", true, 3L), (emptied.Text("description"), emptied.Is("isTemplate"), emptied.Number("version")));
        Assert.Equal(
            """{"start":null,"due":null,"cover":null,"estimate":null}""", told["data"]!["after"]!.ToJsonString());
        Assert.Equal(
            """{"start":{"at":"2026-11-24T08:00:00.000Z"},"due":{"date":"2026-11-25"},"cover":"teal","estimate":2.75}""",
            told["data"]!["before"]!.ToJsonString());
        Assert.Equal(told.Seq(), (await desk.LastEventAsync()).Seq());
    }

    [Fact]
    public async Task A_stale_text_is_refused_with_both_and_the_rest_is_not()
    {
        await using var desk = await Desk.OpenAsync(server);
        var path = $"cards/{(await desk.CardAsync()).Id()}";
        await desk.Owner.PatchAsync(path, new { title = "Theirs", version = 1 });

        using var response = await desk.Member.SendAsync(HttpMethod.Patch, path, new { title = "Mine", cover = "red", version = 1 });
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        var description = await desk.Member.PatchAsync(path, new { description = "Another text", version = 1 });
        var due = await desk.Member.PatchAsync(path, new { due = new { date = "2026-12-01" }, version = 1 });
        var same = await desk.Member.PatchAsync(path, new { title = "Theirs", version = 1 });
        var merged = await desk.Member.PatchAsync(path, new { title = "Both", version = problem["current"]!.Number("version") });

        Assert.Equal((HttpStatusCode.PreconditionFailed, "version.stale"), (response.StatusCode, problem.Text("code")));
        Assert.Equal("Theirs", problem["current"]!.Text("title"));
        Assert.Equal("""{"title":"Mine"}""", problem["yours"]!.ToJsonString());
        Assert.Equal((3L, 4L, 4L), (description.Number("version"), due.Number("version"), same.Number("version")));
        Assert.Equal(("Both", (string?)null), (merged.Text("title"), merged.Text("cover")));
    }

    [Fact]
    public async Task Labels_and_people_come_onto_a_card_once_and_go()
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = (await desk.CardAsync()).Id();
        var label = (await desk.Owner.PostAsync($"{desk.Path}/labels", new { name = "Crane", color = "teal" })).Id();
        string[] parts = [$"cards/{card}/labels/{label}", $"cards/{card}/assignees/{desk.Member.Id}"];
        var before = (await desk.EventsAsync()).Count;

        foreach (var part in parts)
        {
            await desk.Owner.PutAsync(part);
            await desk.Owner.PutAsync(part);
        }

        var full = await desk.Owner.GetAsync($"cards/{card}");
        foreach (var part in parts)
        {
            await desk.Owner.DeleteAsync(part);
            await desk.Owner.DeleteAsync(part);
        }

        Assert.Equal((label.ToString(), desk.Member.Id.ToString()), (full["labelIds"]![0]!.GetValue<string>(), full["assigneeIds"]![0]!.GetValue<string>()));
        Assert.Equal(
            ["card.label_added", "card.assigned", "card.label_removed", "card.unassigned"],
            (await desk.EventsAsync()).Skip(before).Select(e => e.Text("type")));
        Assert.Single((await desk.Member.GetAsync("inbox")).Items());
        await desk.Owner.AssertRefusedAsync(
            HttpStatusCode.BadRequest, "request.invalid", HttpMethod.Put, $"cards/{card}/assignees/{desk.Team.Stranger.Id}");
        await desk.Owner.AssertRefusedAsync(
            HttpStatusCode.BadRequest, "request.invalid", HttpMethod.Put, $"cards/{card}/labels/{Guid.CreateVersion7()}");
    }

    [Fact]
    public async Task A_card_is_put_away_brought_back_and_deleted_from_the_trash_alone()
    {
        await using var desk = await Desk.OpenAsync(server);
        var cards = await desk.CardsAsync(3);
        var path = $"cards/{cards[0]}";
        await desk.Member.AssertRefusedAsync(HttpStatusCode.Conflict, "card.not_trashed", HttpMethod.Delete, path);

        var archived = await desk.Member.PostAsync($"{path}/archive");
        await desk.Member.PostAsync($"{path}/archive");
        await desk.Member.PostAsync($"cards/{cards[1]}/archive");
        await desk.Member.AssertRefusedAsync(HttpStatusCode.Conflict, "card.not_active", HttpMethod.Patch, path, new { title = "No" });
        var page = await desk.Member.GetAsync($"{desk.Path}/cards?state=archived&limit=1");
        var rest = await desk.Member.GetAsync($"{desk.Path}/cards?state=archived&limit=1&after={page.Text("next")}");
        var restored = await desk.Member.PostAsync($"{path}/restore");

        Assert.Equal(("archived", 2L), (archived.Text("state"), archived.Number("version")));
        Assert.NotNull(archived.Text("stateChangedAt"));
        Assert.Equal(
            (cards[1], "archived", cards[0], (string?)null), (page.Items().Single().Id(), page.Items().Single().Text("state"), rest.Items().Single().Id(), rest.Text("next")));
        Assert.Equal("active", restored.Text("state"));
        Assert.Equal([cards[2], cards[0]], await desk.OrderAsync(0));

        await desk.Member.PostAsync($"{path}/trash");
        Assert.Equal("trashed", (await desk.Member.GetAsync(path)).Text("state"));
        await desk.Member.DeleteAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, await desk.Member.StatusAsync(HttpMethod.Get, path));
        Assert.Empty((await desk.Member.GetAsync($"{desk.Path}/cards?state=trashed")).Items());
        foreach (var query in (string[])["", "?state=active", "?state=archived&after=x", "?state=archived&limit=0"])
        {
            await desk.Member.AssertRefusedAsync(HttpStatusCode.BadRequest, "request.invalid", HttpMethod.Get, $"{desk.Path}/cards{query}");
        }
    }

    [Fact]
    public async Task Sending_a_command_again_changes_nothing_more()
    {
        await using var desk = await Desk.OpenAsync(server);
        var (opId, list) = (Guid.CreateVersion7(), $"lists/{desk.Lists[0]}/cards");

        var first = await desk.Owner.PostAsync(list, new { title = "Once" }, opId);
        var again = await desk.Owner.PostAsync(list, new { title = "Once" }, opId);
        using var other = await desk.Owner.SendAsync(HttpMethod.Post, $"cards/{first.Id()}/archive", null, opId);

        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Single((await desk.ReadAsync())["cards"]!.AsArray());
    }
}
