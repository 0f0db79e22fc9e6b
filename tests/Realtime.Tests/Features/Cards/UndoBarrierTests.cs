using System.Net;
using System.Text.Json.Nodes;
using Realtime.Tests.Features.Boards;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Cards;

/// <summary>What cannot be taken back is not passed over in silence: something older would go that nobody meant.</summary>
public sealed class UndoBarrierTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    public static TheoryData<string> Deeds { get; } =
    [
        "card.deleted", "check_item.created", "check_item.deleted", "check_item.moved", "checklist.created", "checklist.deleted",
        "checklist.updated", "comment.deleted", "comment.edited", "comment.posted", "label.created", "label.deleted", "label.updated",
        "list.created", "list.deleted", "list.moved", "list.updated",
    ];

    [Theory]
    [MemberData(nameof(Deeds))]
    public async Task Undo_stops_at_it_once_and_tells_what_it_was(string deed)
    {
        await using var desk = await Desk.OpenAsync(server);
        var things = await PrepareAsync(desk);
        await desk.MoveAsync(desk.Member, things.Card, 1);
        await DoAsync(desk, deed, things);
        var before = await desk.EverythingAsync();

        using var stopped = await desk.Member.SendAsync(HttpMethod.Post, $"{desk.Path}/undo");

        var problem = JsonNode.Parse(await stopped.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal((HttpStatusCode.Conflict, "undo.unsupported"), (stopped.StatusCode, problem.Text("code")));
        Assert.Equal(deed, problem["current"]!.Text("kind"));
        Assert.Equal(before, await desk.EverythingAsync());

        var undone = await desk.Member.PostAsync($"{desk.Path}/undo");
        Assert.Equal(("card.moved", things.Card.ToString()), (undone.Text("kind"), undone.Text("cardId")));
        Assert.Contains(things.Card, await desk.OrderAsync(0));
    }

    [Theory]
    [InlineData("board.member_added")]
    [InlineData("board.member_removed")]
    [InlineData("board.updated")]
    [InlineData("card.recurring")]
    public async Task It_stops_at_what_the_board_s_owner_did_too(string deed)
    {
        await using var desk = await Desk.OpenAsync(server, isPrivate: true);
        var (owner, members) = (desk.Owner, $"{desk.Path}/members");
        var card = (await desk.CardAsync()).Id();
        if (deed == "board.member_removed")
        {
            await owner.PostAsync(members, new { userId = desk.Member.Id });
        }

        await desk.MoveAsync(owner, card, 1);
        await (deed switch
        {
            "board.member_added" => owner.PostAsync(members, new { userId = desk.Member.Id }),
            "board.member_removed" => owner.DeleteAsync($"{members}/{desk.Member.Id}"),
            "board.updated" => owner.PatchAsync(desk.Path, new { name = "Quay" }),
            _ => owner.CallAsync(
                HttpMethod.Put, $"cards/{card}/recurrence", new { kind = "daily", every = 1, time = "09:00", timeZone = "Europe/Berlin" }),
        });
        using var stopped = await owner.SendAsync(HttpMethod.Post, $"{desk.Path}/undo");

        var problem = JsonNode.Parse(await stopped.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(("undo.unsupported", deed), (problem.Text("code"), problem["current"]?.Text("kind")));
        Assert.Equal("card.moved", (await owner.PostAsync($"{desk.Path}/undo")).Text("kind"));
    }

    [Fact]
    public async Task What_others_do_stops_nobody()
    {
        await using var desk = await Desk.OpenAsync(server);
        var things = await PrepareAsync(desk);
        await desk.MoveAsync(desk.Member, things.Card, 1);
        await desk.Owner.PatchAsync($"lists/{desk.Lists[2]}", new { name = "Over" });

        Assert.Equal("card.moved", (await desk.Member.PostAsync($"{desk.Path}/undo")).Text("kind"));
    }

    [Fact]
    public async Task Nothing_is_done_again_after_it()
    {
        await using var desk = await Desk.OpenAsync(server);
        var things = await PrepareAsync(desk);
        await desk.MoveAsync(desk.Member, things.Card, 1);
        await desk.Member.PostAsync($"{desk.Path}/undo");
        await desk.Member.PostAsync($"cards/{things.Card}/comments", new { body = "Back it goes" });

        await desk.Member.AssertRefusedAsync(HttpStatusCode.Conflict, "undo.nothing", HttpMethod.Post, $"{desk.Path}/redo");
    }

    private static async Task<Things> PrepareAsync(Desk desk)
    {
        var cards = await desk.CardsAsync(2);
        await desk.Owner.PostAsync($"cards/{cards[1]}/trash");
        var label = await desk.Owner.PostAsync($"{desk.Path}/labels", new { name = "Paint", color = "teal" });
        var card = await desk.Owner.PostAsync($"cards/{cards[0]}/checklists", new { title = "Coats", items = new[] { "One", "Two" } });
        var comment = await desk.Member.PostAsync($"cards/{cards[0]}/comments", new { body = "Which colour?" });
        var checklist = card["checklists"]![0]!;
        return new Things(cards[0], cards[1], label.Id(), checklist.Id(), [.. checklist["items"]!.AsArray().Select(item => item!.Id())], comment.Id());
    }

    private static Task<JsonNode> DoAsync(Desk desk, string deed, Things things)
    {
        var (member, list) = (desk.Member, desk.Lists[2]);
        return deed switch
        {
            "card.deleted" => member.DeleteAsync($"cards/{things.Trashed}"),
            "check_item.created" => member.PostAsync($"checklists/{things.Checklist}/items", new { text = "Three" }),
            "check_item.deleted" => member.DeleteAsync($"check-items/{things.Items[0]}"),
            "check_item.moved" => member.PostAsync(
                $"check-items/{things.Items[0]}/moves", new { checklistId = things.Checklist, afterId = things.Items[1] }),
            "checklist.created" => member.PostAsync($"cards/{things.Card}/checklists", new { title = "Tools" }),
            "checklist.deleted" => member.DeleteAsync($"checklists/{things.Checklist}"),
            "checklist.updated" => member.PatchAsync($"checklists/{things.Checklist}", new { title = "Layers" }),
            "comment.deleted" => member.DeleteAsync($"comments/{things.Comment}"),
            "comment.edited" => member.PatchAsync($"comments/{things.Comment}", new { body = "Which blue?" }),
            "comment.posted" => member.PostAsync($"cards/{things.Card}/comments", new { body = "Blue" }),
            "label.created" => member.PostAsync($"{desk.Path}/labels", new { name = "Rope", color = "red" }),
            "label.deleted" => member.DeleteAsync($"labels/{things.Label}"),
            "label.updated" => member.PatchAsync($"labels/{things.Label}", new { name = "Varnish" }),
            "list.created" => member.PostAsync($"{desk.Path}/lists", new { name = "Later" }),
            "list.deleted" => member.DeleteAsync($"lists/{list}"),
            "list.moved" => member.PostAsync($"lists/{list}/moves", new { beforeId = desk.Lists[0] }),
            "list.updated" => member.PatchAsync($"lists/{list}", new { name = "Over" }),
            _ => throw new ArgumentOutOfRangeException(nameof(deed), deed, "Nobody does that."),
        };
    }

    private sealed record Things(Guid Card, Guid Trashed, Guid Label, Guid Checklist, Guid[] Items, Guid Comment);
}
