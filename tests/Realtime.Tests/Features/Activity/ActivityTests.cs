using System.Net;
using Realtime.Tests.Features.Boards;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Activity;

public sealed class ActivityTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task A_cards_activity_is_what_the_boards_log_tells_of_it_newest_first()
    {
        await using var desk = await Desk.OpenAsync(server);
        var (card, other) = ((await desk.CardAsync()).Id(), (await desk.CardAsync()).Id());
        await desk.Member.PatchAsync($"cards/{card}", new { title = "Painted", description = "Twice", cover = "red" });
        await desk.Owner.PostAsync($"cards/{other}/comments", new { body = "Elsewhere" });
        await desk.MoveAsync(desk.Member, card, 1);
        await desk.Owner.PostAsync($"cards/{card}/checklists", new { title = "Things" });
        await desk.Owner.PostAsync($"cards/{card}/comments", new { body = "Done" });
        await desk.Owner.PostAsync($"lists/{desk.Lists[1]}/archive-cards");

        var activity = (await desk.Member.GetAsync($"cards/{card}/activity")).Items().ToList();

        Assert.Equal(
            ["list.cards_archived", "comment.posted", "checklist.created", "card.moved", "card.updated", "card.created"],
            activity.Select(e => e.Text("type")));
        Assert.Equal(desk.Member.Id.ToString(), activity[4].Text("actorId"));
        Assert.Equal(["actorId", "at", "data", "seq", "type"], activity[0].AsObject().Select(member => member.Key).Order());
        var told = (await desk.EventsAsync()).ToDictionary(e => e.Seq());
        Assert.All(activity, e => Assert.Equal(told[e.Seq()]["data"]!.ToJsonString(), e["data"]!.ToJsonString()));
    }

    [Fact]
    public async Task Pages_of_activity_go_back_in_time()
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = (await desk.CardAsync()).Id();
        for (var i = 0; i < 4; i++)
        {
            await desk.Owner.PatchAsync($"cards/{card}", new { title = $"Title {i}", cover = i % 2 == 0 ? "red" : "blue" });
        }

        var path = $"cards/{card}/activity";
        var first = await desk.Owner.GetAsync($"{path}?limit=2");
        var second = await desk.Owner.GetAsync($"{path}?limit=2&before={first.Text("next")}");
        var last = await desk.Owner.GetAsync($"{path}?limit=2&before={second.Text("next")}");

        Assert.Equal(
            (await desk.Owner.GetAsync(path)).Items().Select(e => e.Seq()),
            first.Items().Concat(second.Items()).Concat(last.Items()).Select(e => e.Seq()));
        Assert.Equal("card.created", Assert.Single(last.Items()).Text("type"));
        Assert.Null(last["next"]);
        await desk.Owner.AssertRefusedAsync(HttpStatusCode.BadRequest, "request.invalid", HttpMethod.Get, $"{path}?before=x");
    }

    [Fact]
    public async Task What_a_deleted_comment_said_is_not_shown_again()
    {
        await using var desk = await Desk.OpenAsync(server);
        var card = (await desk.CardAsync()).Id();
        var kept = (await desk.Owner.PostAsync($"cards/{card}/comments", new { body = "Kept" })).Id();
        var comment = (await desk.Member.PostAsync($"cards/{card}/comments", new { body = "The secret" })).Id();
        await desk.Member.PatchAsync($"comments/{comment}", new { body = "The other secret" });
        await desk.Member.DeleteAsync($"comments/{comment}");

        var activity = (await desk.Owner.GetAsync($"cards/{card}/activity")).Items().ToList();

        Assert.DoesNotContain(activity, e => e.ToJsonString().Contains("secret", StringComparison.Ordinal));
        Assert.Equal(
            [("comment.deleted", comment, null), ("comment.edited", comment, ""), ("comment.posted", comment, ""), ("comment.posted", kept, "Kept")],
            activity.SkipLast(1).Select(e => (e.Text("type")!, e["data"]!.Id(), e["data"]!.Text("body"))));
    }
}
