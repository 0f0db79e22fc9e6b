using System.Net;
using System.Text.Json.Nodes;
using CsCheck;
using Realtime.Tests.Features.Boards;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Features.Workspaces;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Checklists;

/// <summary>Stale state plus events equals fresh state, for what hangs on a card.</summary>
public sealed class CardPartsFoldTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task Folding_the_events_of_a_board_gives_the_checklists_and_comments_that_a_fresh_read_gives()
    {
        var steps = Gen.Select(Gen.Int[0, 8], Gen.Int[0, 1_000], Gen.Int[0, 1_000]).Array[20, 60];
        await steps.SampleAsync(
            async sequence =>
            {
                await using var desk = await Desk.OpenAsync(server);
                var card = (await desk.CardAsync()).Id();
                var each = Enumerable.Range(0, 9).Select(kind => (kind, 0, 0));
                (int, int, int)[] all = [(0, 0, 0), (0, 1, 0), (4, 1, 0), .. each.Skip(1), (0, 2, 0), .. sequence];
                foreach (var (kind, first, second) in all)
                {
                    await StepAsync(desk, card, kind, first, second);
                }

                await CompareAsync(desk, card);
            },
            iter: 3,
            threads: 1);
    }

    private static async Task CompareAsync(Desk desk, Guid cardId)
    {
        var events = await desk.EventsAsync();
        var (parts, board) = (new CardPartsFold(cardId), new BoardFold());
        events.ForEach(parts.Apply);
        events.ForEach(board.Apply);
        var card = await desk.Owner.GetAsync($"cards/{cardId}");
        Assert.True(
            JsonNode.DeepEquals(card["checklists"], parts.ToJson()), $"read {card["checklists"]}\nfolded {parts.ToJson()}");
        Assert.Equal(card.Number("version"), parts.Version);
        var comments = (await desk.Owner.GetAsync($"cards/{cardId}/comments?limit=200")).Items().ToList();
        Assert.Equal(parts.Comments.Count, comments.Count);
        Assert.All(comments, comment => Assert.True(
            JsonNode.DeepEquals(comment, parts.Comments[comment.Text("id")!]),
            $"read {comment.ToJsonString()}\nfolded {parts.Comments[comment.Text("id")!].ToJsonString()}"));
        Replicas.AssertEqual(await desk.ReadAsync(), board);
        var seen = events.Select(e => e.Text("type")!).Distinct().Where(type => type.StartsWith("check", StringComparison.Ordinal)
            || type.StartsWith("comment.", StringComparison.Ordinal));
        Assert.Equal(EventTypes.OfCardParts, seen.Order(StringComparer.Ordinal));
    }

    /// <summary>Somebody does something, allowed or not.</summary>
    private static async Task StepAsync(Desk desk, Guid cardId, int kind, int first, int second)
    {
        var actor = second % 2 == 0 ? desk.Owner : desk.Member;
        var card = await desk.Owner.GetAsync($"cards/{cardId}");
        var lists = card["checklists"]!.AsArray().Select(list => list!).ToList();
        var items = lists.SelectMany(list => list["items"]!.AsArray()).Select(item => item!.Id()).ToList();
        var comments = (await desk.Owner.GetAsync($"cards/{cardId}/comments")).Items().Select(comment => comment.Id()).ToList();
        var (list, item) = (Pick([.. lists.Select(each => each.Id())], first), Pick(items, second));
        var (other, comment) = (Pick(items, first), Pick(comments, second));
        using var response = kind switch
        {
            0 => await actor.SendAsync(
                HttpMethod.Post, $"cards/{cardId}/checklists", new { title = $"List {first}", items = Texts(first % 4) }),
            1 => await actor.SendAsync(HttpMethod.Patch, $"checklists/{list}", new { title = $"Title {second}" }),
            2 => await actor.SendAsync(
                HttpMethod.Post, $"checklists/{list}/items",
                new { text = $"Item {second}", afterId = second % 3 == 0 ? item : (Guid?)null }),
            3 => await actor.SendAsync(HttpMethod.Patch, $"check-items/{item}", Change(desk, first)),
            4 => await actor.SendAsync(
                HttpMethod.Post, $"check-items/{item}/moves", new { checklistId = list, afterId = second % 3 == 0 ? (Guid?)null : other }),
            5 => await actor.SendAsync(HttpMethod.Delete, first % 4 == 0 ? $"check-items/{item}" : $"check-items/{Guid.Empty}"),
            6 => await actor.SendAsync(HttpMethod.Post, $"cards/{cardId}/comments", new { body = $"Comment {first}" }),
            7 => await actor.SendAsync(HttpMethod.Patch, $"comments/{comment}", new { body = $"Edited {second}" }),
            _ => first % 3 == 0
                ? await actor.SendAsync(HttpMethod.Delete, $"comments/{comment}")
                : await actor.SendAsync(HttpMethod.Post, $"cards/{cardId}/comments", new { body = "More" }),
        };
        Assert.True(response.StatusCode < HttpStatusCode.InternalServerError, response.ToString());
        if (kind == 8 && first % 3 == 0 && first % 2 == 0)
        {
            await desk.Owner.StatusAsync(HttpMethod.Delete, $"checklists/{list}");
        }
    }

    private static object Change(Desk desk, int first) => (first % 4) switch
    {
        0 => new { isDone = true },
        1 => new { text = $"Text {first}", isDone = false },
        2 => new { assigneeId = (Guid?)desk.Member.Id },
        _ => new { assigneeId = (Guid?)null },
    };

    private static string[] Texts(int count) => [.. Enumerable.Range(0, count + 1).Select(i => $"Thing {i}")];

    private static Guid Pick(List<Guid> ids, int at) => ids.Count == 0 ? Guid.CreateVersion7() : ids[at % ids.Count];
}
