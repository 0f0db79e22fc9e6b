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
    public async Task A_boards_activity_tells_what_was_before_and_which_cards_came_and_went()
    {
        await using var desk = await Desk.OpenAsync(server, isPrivate: true);
        var (owner, list) = (desk.Owner, desk.Lists[2]);
        await owner.PostAsync($"{desk.Path}/members", new { userId = desk.Member.Id });
        await owner.PatchAsync(desk.Path, new { name = "Quay" });
        await owner.PatchAsync($"lists/{list}", new { name = "Over", wipLimit = 3 });
        await desk.Member.PostAsync($"lists/{list}/moves", new { beforeId = desk.Lists[0] });
        await owner.DeleteAsync($"lists/{list}");
        var label = (await owner.PostAsync($"{desk.Path}/labels", new { name = "Paint", color = "teal" })).Id();
        await owner.PatchAsync($"labels/{label}", new { color = "red" });
        await owner.DeleteAsync($"labels/{label}");
        var cards = await desk.CardsAsync(2);
        await desk.MoveAsync(desk.Member, cards[0], 1);
        await owner.PatchAsync($"cards/{cards[0]}", new { title = "Mend the crane", description = "Within the card" });
        await owner.PostAsync($"cards/{cards[0]}/comments", new { body = "Said within the card" });
        await owner.PostAsync($"lists/{desk.Lists[0]}/archive-cards");
        await owner.PostAsync($"cards/{cards[1]}/trash");
        await owner.DeleteAsync($"cards/{cards[1]}");
        await owner.DeleteAsync($"{desk.Path}/members/{desk.Member.Id}");

        var activity = (await owner.GetAsync($"{desk.Path}/activity")).Items().ToList();

        Assert.Equal(
            [
                "board.member_removed", "card.deleted", "card.trashed", "list.cards_archived", "card.moved", "card.created", "card.created",
                "label.deleted", "label.updated", "label.created", "list.deleted", "list.moved", "list.updated", "board.updated",
                "board.member_added", "list.created", "list.created", "list.created", "board.member_added", "board.created",
            ],
            activity.Select(e => e.Text("type")));
        var former = activity.ToLookup(e => e.Text("type")!, e => e["data"]!["former"]);
        Assert.Equal(("Paint", "Over"), (former["label.deleted"].Single()!.GetValue<string>(), former["list.deleted"].Single()!.GetValue<string>()));
        Assert.Equal(("Paint", "teal"), (former["label.updated"].Single()!.Text("name"), former["label.updated"].Single()!.Text("color")));
        Assert.Equal(("Done", "closed"), (former["list.updated"].Single()!.Text("name"), former["list.updated"].Single()!.Text("kind")));
        Assert.Equal("Harbour works", former["board.updated"].Single()!.Text("name"));
        Assert.Equal(
            (desk.Member.Id.ToString(), cards[0].ToString(), "Mend the crane"),
            (activity[4].Text("actorId"), activity[4].Text("cardId"), activity[4].Text("cardTitle")));
        Assert.Equal((1, null), (activity[3]["data"]!["count"]!.GetValue<int>(), activity[3].Text("cardId")));
        Assert.Equal((cards[1].ToString(), null), (activity[1].Text("cardId"), activity[1].Text("cardTitle")));
        await desk.Member.AssertRefusedAsync(HttpStatusCode.NotFound, "resource.not_found", HttpMethod.Get, $"{desk.Path}/activity");
    }

    [Fact]
    public async Task Pages_of_a_boards_activity_meet_and_end()
    {
        await using var desk = await Desk.OpenAsync(server);
        await desk.CardsAsync(5);
        List<long> seen = [];
        string? next = null;
        do
        {
            var page = await desk.Member.GetAsync($"{desk.Path}/activity?limit=3" + (next is null ? "" : $"&before={next}"));
            seen.AddRange(page.Items().Select(e => e.Seq()));
            next = page.Text("next");
        }
        while (next is not null);

        Assert.Equal((await desk.Member.GetAsync($"{desk.Path}/activity")).Items().Select(e => e.Seq()), seen);
        Assert.Equal(9, seen.Count);
        await desk.Member.AssertRefusedAsync(HttpStatusCode.BadRequest, "request.invalid", HttpMethod.Get, $"{desk.Path}/activity?before=x");
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
            [
                ("comment.deleted", comment, null), ("comment.edited", comment, ""), ("comment.posted", comment, ""),
                ("comment.posted", kept, "Kept"),
            ],
            activity.SkipLast(1).Select(e => (e.Text("type")!, e["data"]!.Id(), e["data"]!.Text("body"))));
    }
}
