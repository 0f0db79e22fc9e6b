using System.Net;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Features.Workspaces;
using Realtime.Tests.Promises;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Boards;

public sealed class BoardTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task A_new_board_begins_with_three_lists_and_is_told_to_the_workspace()
    {
        await using var desk = await Desk.OpenAsync(server);
        var content = await desk.ReadAsync(desk.Member);

        Assert.Equal(
            [("To do", "open"), ("Doing", "open"), ("Done", "closed")],
            content["lists"]!.AsArray().Select(list => (list!.Text("name")!, list!.Text("kind")!)));
        Assert.Equal(("Harbour works", "member"), (content.Text("name"), content.Text("role")));
        Assert.Equal(("admin", 1L), (desk.Board.Text("role"), desk.Board.Number("version")));
        Assert.Equal(desk.Board.Text("id"), desk.Board.Text("streamId"));
        Assert.Equal(
            ["board.created", "list.created", "list.created", "list.created"], await desk.Member.EventTypesAsync(desk.BoardId));
        var told = (await desk.Member.EventsAsync(desk.Team.Id))[^1];
        Assert.Equal("board.created", told.Text("type"));
        Assert.Equal(
            $$"""{"boardId":"{{desk.BoardId}}","workspaceId":"{{desk.Team.Id}}","name":"Harbour works","isPrivate":false}""",
            told["data"]!.ToJsonString());
        Assert.Equal(desk.BoardId, Assert.Single((await desk.Member.GetAsync($"{desk.Team.Path}/boards")).Items()).Id());
    }

    [Fact]
    public async Task A_private_board_is_for_its_members_alone()
    {
        await using var desk = await Desk.OpenAsync(server, isPrivate: true);
        await desk.Team.Admin.AssertRefusedAsync(HttpStatusCode.NotFound, "resource.not_found", HttpMethod.Get, desk.Path);
        Assert.Empty((await desk.Team.Admin.GetAsync($"{desk.Team.Path}/boards")).Items());
        Assert.DoesNotContain("board.created", await desk.Owner.EventTypesAsync(desk.Team.Id));

        var added = await desk.Owner.PostAsync($"{desk.Path}/members", new { userId = desk.Member.Id });
        await desk.Owner.PostAsync($"{desk.Path}/members", new { userId = desk.Member.Id });

        Assert.Equal(desk.Member.Id.ToString(), added.Text("userId"));
        Assert.Equal(2, (await desk.Member.GetAsync($"{desk.Path}/members")).Items().Count());
        Assert.Equal("board.joined", (await desk.Member.EventTypesAsync(desk.Member.Id))[^1]);
        Assert.Single(await desk.EventsAsync(), e => e["data"]!.Text("userId") == desk.Member.Id.ToString());
    }

    [Fact]
    public async Task Whoever_leaves_a_board_hears_nothing_more_of_it()
    {
        await using var desk = await Desk.OpenAsync(server, isPrivate: true);
        await desk.Owner.PostAsync($"{desk.Path}/members", new { userId = desk.Member.Id });
        var socket = await desk.Member.ConnectAsync();
        await socket.InvokeAsync<object>("Subscribe", desk.BoardId, 0L, TestContext.Current.CancellationToken);

        await desk.Owner.DeleteAsync($"{desk.Path}/members/{desk.Member.Id}");

        var refused = await Assert.ThrowsAsync<HubException>(
            () => socket.InvokeAsync<object>("Subscribe", desk.BoardId, 0L, TestContext.Current.CancellationToken));
        Assert.StartsWith("resource.not_found", refused.Message, StringComparison.Ordinal);
        Assert.Equal("board.left", (await desk.Member.EventTypesAsync(desk.Member.Id))[^1]);
        await desk.Member.AssertRefusedAsync(HttpStatusCode.NotFound, "resource.not_found", HttpMethod.Get, desk.Path);
    }

    [Fact]
    public async Task Whoever_leaves_the_workspace_leaves_its_private_boards()
    {
        await using var desk = await Desk.OpenAsync(server, isPrivate: true);
        await desk.Owner.PostAsync($"{desk.Path}/members", new { userId = desk.Member.Id });

        await desk.Team.RemoveAsync(desk.Owner, desk.Member);
        await desk.Team.AdmitAsync(desk.Member);

        Assert.Equal("board.member_removed", (await desk.LastEventAsync()).Text("type"));
        await desk.Member.AssertRefusedAsync(HttpStatusCode.NotFound, "resource.not_found", HttpMethod.Get, desk.Path);
    }

    [Fact]
    public async Task The_creator_and_admins_change_a_board_and_members_do_not()
    {
        await using var desk = await Desk.OpenAsync(server);
        await desk.Member.AssertRefusedAsync(HttpStatusCode.Forbidden, "access.denied", HttpMethod.Patch, desk.Path, new { name = "Mine" });

        var renamed = await desk.Team.Admin.PatchAsync(desk.Path, new { name = "Quay", version = 1 });
        await desk.Team.Admin.PatchAsync(desk.Path, new { name = "Quay" });

        Assert.Equal(("Quay", 2L), (renamed.Text("name"), renamed.Number("version")));
        Assert.Single(await desk.EventsAsync(), e => e.Text("type") == "board.updated");
        Assert.Equal("board.updated", (await desk.Owner.EventTypesAsync(desk.Team.Id))[^1]);
        await desk.Owner.AssertRefusedAsync(
            HttpStatusCode.PreconditionFailed, "version.stale", HttpMethod.Patch, desk.Path, new { name = "Pier", version = 1 });
    }

    [Fact]
    public async Task An_archived_board_can_be_read_and_brought_back_and_nothing_else()
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = (await desk.CardAsync()).Id();
        var label = (await desk.Owner.PostAsync($"{desk.Path}/labels", new { name = "urgent", color = "red" })).Id();
        await desk.Owner.PatchAsync(desk.Path, new { isArchived = true });
        var before = await desk.EverythingAsync();

        (HttpMethod Method, string Path, object? Body)[] writes =
        [
            (HttpMethod.Patch, desk.Path, new { name = "Pier" }),
            (HttpMethod.Post, $"{desk.Path}/labels", new { name = "new", color = "red" }),
            (HttpMethod.Patch, $"labels/{label}", new { name = "new" }),
            (HttpMethod.Delete, $"labels/{label}", null),
            (HttpMethod.Post, $"{desk.Path}/lists", new { name = "new" }),
            (HttpMethod.Patch, $"lists/{desk.Lists[0]}", new { name = "new" }),
            (HttpMethod.Post, $"lists/{desk.Lists[0]}/moves", new { }),
            (HttpMethod.Delete, $"lists/{desk.Lists[2]}", null),
            (HttpMethod.Post, $"lists/{desk.Lists[0]}/cards", new { title = "new" }),
            (HttpMethod.Post, $"lists/{desk.Lists[0]}/archive-cards", null),
            (HttpMethod.Patch, $"cards/{card}", new { title = "new" }),
            (HttpMethod.Post, $"cards/{card}/moves", new { listId = desk.Lists[1] }),
            (HttpMethod.Post, $"cards/{card}/archive", null),
            (HttpMethod.Put, $"cards/{card}/labels/{label}", null),
            (HttpMethod.Put, $"cards/{card}/assignees/{desk.Member.Id}", null),
        ];
        foreach (var (method, path, body) in writes)
        {
            await desk.Owner.AssertRefusedAsync(HttpStatusCode.Conflict, "board.archived", method, path, body);
        }

        Assert.Equal(before, await desk.EverythingAsync());
        Assert.Single((await desk.ReadAsync(desk.Member))["cards"]!.AsArray());
        Assert.False((await desk.Owner.PatchAsync(desk.Path, new { isArchived = false })).Is("isArchived"));
    }

    [Fact]
    public async Task A_board_may_have_a_channel()
    {
        await using var desk = await Desk.OpenAsync(server);
        var board = await desk.Owner.PostAsync($"{desk.Team.Path}/boards", new { name = "With talk", withChannel = true });
        var channel = await desk.Owner.GetAsync($"channels/{board.Text("channelId")}");
        var hidden = (await desk.Team.ChannelAsync(desk.Team.Admin, "hidden", isPrivate: true)).Id();

        Assert.Equal("With talk", channel.Text("name"));
        Assert.Equal(channel.Text("id"), (await desk.Owner.PatchAsync(desk.Path, new { channelId = channel.Id() })).Text("channelId"));
        Assert.Equal("Named", (await desk.Owner.PatchAsync(desk.Path, new { name = "Named" })).Text("name"));
        Assert.Equal(channel.Text("id"), (await desk.ReadAsync()).Text("channelId"));
        Assert.Null((await desk.Owner.PatchAsync(desk.Path, new { channelId = (Guid?)null })).Text("channelId"));
        foreach (var id in (Guid[])[hidden, Guid.CreateVersion7(), desk.BoardId])
        {
            await desk.Owner.AssertRefusedAsync(HttpStatusCode.BadRequest, "request.invalid", HttpMethod.Patch, desk.Path, new { channelId = id });
        }
    }

    [Fact]
    public async Task Making_it_again_with_the_same_operation_id_makes_no_second_board()
    {
        await using var desk = await Desk.OpenAsync(server);
        var opId = Guid.CreateVersion7();

        var first = await desk.Owner.PostAsync($"{desk.Team.Path}/boards", new { name = "Once" }, opId);
        var second = await desk.Owner.PostAsync($"{desk.Team.Path}/boards", new { name = "Once" }, opId);

        Assert.Equal(first.ToJsonString(), second.ToJsonString());
        Assert.Equal(2, (await desk.Owner.GetAsync($"{desk.Team.Path}/boards")).Items().Count());
    }

    [Fact]
    public async Task The_others_on_a_board_hear_who_looks_at_which_card()
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = (await desk.CardAsync()).Id();
        var (_, heard) = await Heard.ListenAsync(desk.Member, [desk.BoardId]);
        var socket = await desk.Owner.ConnectAsync();

        await socket.InvokeAsync("SetViewing", desk.BoardId, card, TestContext.Current.CancellationToken);
        await Wait.UntilAsync("the card is told", () => heard.Any(e =>
            e.IsSignal("viewing", desk.Owner.Id) && e.Content["data"]!.ToJsonString() == $$"""{"cardId":"{{card}}"}"""));
        await socket.InvokeAsync("SetViewing", desk.BoardId, null, TestContext.Current.CancellationToken);
        await Wait.UntilAsync("its end is told", () => heard.Any(e =>
            e.IsSignal("viewing", desk.Owner.Id) && e.Content["data"]!.ToJsonString() == """{"cardId":null}"""));
    }
}
