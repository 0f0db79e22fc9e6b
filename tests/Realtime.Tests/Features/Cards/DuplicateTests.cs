using System.Net;
using System.Text.Json.Nodes;
using Realtime.Tests.Features.Boards;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Features.Workspaces;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Cards;

public sealed class DuplicateTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task A_copy_of_a_template_has_all_but_what_was_done_and_said()
    {
        await using var desk = await Desk.OpenAsync(server);
        var label = (await desk.Owner.PostAsync($"{desk.Path}/labels", new { name = "Crane", color = "teal" })).Id();
        var id = (await desk.Owner.PostAsync($"lists/{desk.Lists[0]}/cards", new
        {
            title = "Inspect",
            description = "All of it.",
            labelIds = new[] { label },
            assigneeIds = new[] { desk.Member.Id },
            due = new { date = "2026-11-25" },
        })).Id();
        var below = (await desk.CardAsync("Below")).Id();
        await desk.Owner.PatchAsync($"cards/{id}", new { isTemplate = true, cover = "red", estimate = 1.5 });
        var listed = await desk.Owner.PostAsync($"cards/{id}/checklists", new { title = "Parts", items = new[] { "Hook", "Rope" } });
        await desk.Owner.PatchAsync($"check-items/{listed["checklists"]![0]!["items"]![1]!.Id()}", new { isDone = true });
        await desk.Owner.PostAsync($"cards/{id}/comments", new { body = "Said" });

        var copy = await desk.Member.PostAsync($"cards/{id}/duplicate", new { });

        var source = await desk.Owner.GetAsync($"cards/{id}");
        Assert.All(
            ["title", "description", "due", "start", "labelIds", "cover", "estimate", "checkTotal", "listId"],
            (string member) => Assert.True(JsonNode.DeepEquals(source[member], copy[member]), member));
        Assert.Equal((0L, 0L, 1L), (copy.Number("checkDone"), copy.Number("commentCount"), copy.Number("version")));
        Assert.False(copy.Is("isTemplate"));
        Assert.Empty(copy["assigneeIds"]!.AsArray());
        Assert.Equal(
            [("Hook", false), ("Rope", false)],
            copy["checklists"]![0]!["items"]!.AsArray().Select(item => (item!.Text("text")!, item!.Is("isDone"))));
        Assert.NotEqual(listed["checklists"]![0]!.Text("id"), copy["checklists"]![0]!.Text("id"));
        Assert.Equal([id, copy.Id(), below], await desk.OrderAsync(0));
        Assert.Equal(copy.ToJsonString(), (await desk.Owner.GetAsync($"cards/{copy.Id()}")).ToJsonString());
        var fold = new BoardFold();
        (await desk.EventsAsync()).ForEach(fold.Apply);
        Replicas.AssertEqual(await desk.ReadAsync(), fold);
    }

    [Fact]
    public async Task A_copy_may_have_another_title_and_list_and_is_made_once()
    {
        await using var desk = await Desk.OpenAsync(server);
        await using var other = await Desk.OpenAsync(server);
        var (id, opId) = ((await desk.CardAsync()).Id(), Guid.CreateVersion7());
        var wanted = new { title = " Again ", listId = desk.Lists[1] };

        var copy = await desk.Owner.CallAsync(HttpMethod.Post, $"cards/{id}/duplicate", wanted, opId);
        var again = await desk.Owner.CallAsync(HttpMethod.Post, $"cards/{id}/duplicate", wanted, opId);

        Assert.Equal(copy.ToJsonString(), again.ToJsonString());
        Assert.Equal(("Again", desk.Lists[1].ToString()), (copy.Text("title"), copy.Text("listId")));
        foreach (var bad in new object[] { new { listId = other.Lists[0] }, new { title = "" }, new { title = new string('t', 501) } })
        {
            await desk.Owner.AssertRefusedAsync(HttpStatusCode.BadRequest, "request.invalid", HttpMethod.Post, $"cards/{id}/duplicate", bad);
        }

        await desk.Owner.PatchAsync($"lists/{desk.Lists[1]}", new { wipLimit = 1, wipMode = "block" });
        await desk.Owner.AssertRefusedAsync(HttpStatusCode.Conflict, "list.full", HttpMethod.Post, $"cards/{id}/duplicate", wanted);
    }

    [Fact]
    public async Task A_link_shows_a_cards_place_and_state()
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = await desk.Owner.PostAsync($"lists/{desk.Lists[1]}/cards", new
        {
            title = "Inspect",
            assigneeIds = new[] { desk.Member.Id },
            due = new { date = "2026-11-25" },
        });

        var link = await desk.Member.GetAsync($"cards/{card.Id()}/link");
        await desk.MoveAsync(desk.Owner, card.Id(), 2);
        Assert.True((await desk.Member.GetAsync($"cards/{card.Id()}/link")).Is("isDone"));

        // Whoever follows the board from there on misses nothing.
        Assert.Equal((await desk.EventsAsync()).Count, (await desk.Member.GetAsync($"cards/{card.Id()}/link")).Number("head"));
        Assert.Equal(desk.Lists[2].ToString(), (await desk.Member.GetAsync($"cards/{card.Id()}/link")).Text("listId"));
        await desk.MoveAsync(desk.Owner, card.Id(), 1);
        await desk.Owner.PostAsync($"cards/{card.Id()}/archive");
        await desk.Owner.DeleteAsync($"lists/{desk.Lists[1]}");
        var later = await desk.Member.GetAsync($"cards/{card.Id()}/link");

        Assert.Equal((card.Id(), desk.BoardId, desk.Team.Id), (link.Id(), link["boardId"]!.GetValue<Guid>(), link["workspaceId"]!.GetValue<Guid>()));
        Assert.Equal(("Harbour works", "Inspect", "Doing"), (link.Text("boardName"), link.Text("title"), link.Text("listName")));
        Assert.Equal((desk.Lists[1], false, "active"), (link["listId"]!.GetValue<Guid>(), link.Is("isDone"), link.Text("state")));
        Assert.Equal(("""{"date":"2026-11-25"}""", $"""["{desk.Member.Id}"]"""), (link["due"]!.ToJsonString(), link["assigneeIds"]!.ToJsonString()));
        Assert.Equal(12, link.AsObject().Count);
        Assert.Equal((null, "archived"), (later.Text("listName"), later.Text("state")));
    }
}
