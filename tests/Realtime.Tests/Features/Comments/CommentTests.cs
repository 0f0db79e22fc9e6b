using System.Net;
using Realtime.Tests.Features.Boards;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Features.Workspaces;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Comments;

public sealed class CommentTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task A_comment_is_posted_edited_and_deleted_and_the_card_keeps_its_version()
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = $"cards/{(await desk.CardAsync()).Id()}";

        var posted = await desk.Member.PostAsync($"{card}/comments", new { body = "Which colour?" });
        var counted = await desk.Owner.GetAsync(card);
        var edited = await desk.Member.PatchAsync($"comments/{posted.Id()}", new { body = "Which colours?", version = 1 });
        await desk.Member.PatchAsync($"comments/{posted.Id()}", new { body = "Which colours?" });
        await desk.Member.DeleteAsync($"comments/{posted.Id()}");
        await desk.Member.DeleteAsync($"comments/{posted.Id()}");

        Assert.Equal((1L, 1L), (counted.Number("commentCount"), counted.Number("version")));
        Assert.Equal(("Which colours?", 2L), (edited.Text("body"), edited.Number("version")));
        var left = Assert.Single((await desk.Owner.GetAsync($"{card}/comments")).Items());
        Assert.Equal("", left.Text("body"));
        Assert.NotNull(left["deletedAt"]);
        Assert.Equal(
            (0L, 1L), ((await desk.Owner.GetAsync(card)).Number("commentCount"), (await desk.Owner.GetAsync(card)).Number("version")));
        Assert.Equal(
            ["comment.posted", "comment.edited", "comment.deleted"],
            (await desk.EventsAsync()).Select(e => e.Text("type")!).Where(type => type.StartsWith("comment.", StringComparison.Ordinal)));
        await desk.Member.AssertRefusedAsync(
            HttpStatusCode.Conflict, "comment.deleted", HttpMethod.Patch, $"comments/{posted.Id()}", new { body = "Again" });
    }

    [Fact]
    public async Task Only_the_author_edits_and_only_the_author_and_admins_delete()
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = $"cards/{(await desk.CardAsync()).Id()}";
        var owners = $"comments/{(await desk.Owner.PostAsync($"{card}/comments", new { body = "Mine" })).Id()}";
        var members = $"comments/{(await desk.Member.PostAsync($"{card}/comments", new { body = "Yours" })).Id()}";

        await desk.Owner.AssertRefusedAsync(HttpStatusCode.Forbidden, "access.denied", HttpMethod.Patch, members, new { body = "Changed" });
        await desk.Member.AssertRefusedAsync(HttpStatusCode.Forbidden, "access.denied", HttpMethod.Delete, owners);
        await desk.Team.Admin.DeleteAsync(members);

        Assert.Equal(["", "Mine"], (await desk.Owner.GetAsync($"{card}/comments")).Items().Select(comment => comment.Text("body")));
    }

    [Fact]
    public async Task An_edit_of_what_changed_meanwhile_is_refused_with_what_is_there_now()
    {
        await using var desk = await Desk.OpenAsync(server);
        var comment =
            $"comments/{(await desk.Owner.PostAsync($"cards/{(await desk.CardAsync()).Id()}/comments", new { body = "One" })).Id()}";
        await desk.Owner.PatchAsync(comment, new { body = "Two" });

        using var response = await desk.Owner.SendAsync(HttpMethod.Patch, comment, new { body = "Three", version = 1 });

        Assert.Equal(HttpStatusCode.PreconditionFailed, response.StatusCode);
        Assert.Contains(
            "\"body\":\"Two\"", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_comments_go_back_in_time()
    {
        await using var desk = await Desk.OpenAsync(server);
        var path = $"cards/{(await desk.CardAsync()).Id()}/comments";
        for (var i = 1; i <= 5; i++)
        {
            await desk.Owner.PostAsync(path, new { body = $"{i}" });
        }

        var first = await desk.Member.GetAsync($"{path}?limit=2");
        var second = await desk.Member.GetAsync($"{path}?limit=2&before={first.Text("next")}");
        var last = await desk.Member.GetAsync($"{path}?limit=2&before={second.Text("next")}");

        Assert.Equal(
            ["5", "4", "3", "2", "1"], first.Items().Concat(second.Items()).Concat(last.Items()).Select(comment => comment.Text("body")));
        Assert.Null(last["next"]);
        await desk.Owner.AssertRefusedAsync(HttpStatusCode.BadRequest, "request.invalid", HttpMethod.Get, $"{path}?before=x");
    }

    [Fact]
    public async Task What_cannot_be_said_is_refused()
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = $"cards/{(await desk.CardAsync()).Id()}";
        foreach (var body in new[] { "", " \n", new string('c', 16_001), "nul \0" })
        {
            await desk.Owner.AssertRefusedAsync(
                HttpStatusCode.BadRequest, "request.invalid", HttpMethod.Post, $"{card}/comments", new { body });
        }

        await desk.Owner.PostAsync($"{card}/comments", new { body = new string('c', 16_000) });
        await desk.Owner.PostAsync($"{card}/archive");
        await desk.Owner.AssertRefusedAsync(
            HttpStatusCode.Conflict, "card.not_active", HttpMethod.Post, $"{card}/comments", new { body = "Late" });
    }

    [Fact]
    public async Task A_comment_that_is_sent_again_is_posted_once()
    {
        await using var desk = await Desk.OpenAsync(server);
        var (opId, path) = (Guid.CreateVersion7(), $"cards/{(await desk.CardAsync()).Id()}/comments");

        var first = await desk.Owner.CallAsync(HttpMethod.Post, path, new { body = "Once" }, opId);
        var second = await desk.Owner.CallAsync(HttpMethod.Post, path, new { body = "Once" }, opId);

        Assert.Equal(first.ToJsonString(), second.ToJsonString());
        Assert.Single((await desk.Owner.GetAsync(path)).Items());
    }
}
