using System.Text.Json.Nodes;
using Realtime.Tests.Features.Boards;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Support;

namespace Realtime.Tests.Features.Cards;

/// <summary>Each deed that can be taken back, there and back again.</summary>
public sealed class UndoOfEachDeedTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    /// <summary>Everything that can be taken back: what is done, on the second of three cards with a label and a person on it.</summary>
    public static TheoryData<string> Deeds { get; } =
        ["move", "title", "description", "start", "due", "cover", "estimate", "template", "archive", "trash", "restore", "label", "unlabel", "assign", "unassign", "check", "item"];

    [Theory]
    [MemberData(nameof(Deeds))]
    public async Task Taking_back_gives_the_state_before_and_doing_again_the_state_after(string deed)
    {
        await using var desk = await Desk.OpenAsync(server);
        var (cards, labels, item) = await PrepareAsync(desk);
        if (deed == "restore")
        {
            await desk.Member.PostAsync($"cards/{cards[1]}/archive");
        }

        var before = await StateAsync(desk, cards[1]);
        await DoAsync(desk, deed, cards, labels, item);
        var after = await StateAsync(desk, cards[1]);
        Assert.NotEqual(before, after);

        var undone = await desk.Member.PostAsync($"{desk.Path}/undo");
        Assert.Equal(cards[1], undone["cardId"]!.GetValue<Guid>());
        Assert.Equal(before, await StateAsync(desk, cards[1]));

        await desk.Member.PostAsync($"{desk.Path}/redo");
        Assert.Equal(after, await StateAsync(desk, cards[1]));

        await desk.Member.PostAsync($"{desk.Path}/undo");
        Assert.Equal(before, await StateAsync(desk, cards[1]));
    }

    private static async Task<(Guid[] Cards, Guid[] Labels, Guid Item)> PrepareAsync(Desk desk)
    {
        var cards = await desk.CardsAsync(3);
        var labels = new Guid[2];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = (await desk.Owner.PostAsync($"{desk.Path}/labels", new { name = $"Label {i}", color = "teal" })).Id();
        }

        await desk.Owner.PutAsync($"cards/{cards[1]}/labels/{labels[0]}");
        await desk.Owner.PutAsync($"cards/{cards[1]}/assignees/{desk.Owner.Id}");
        var card = await desk.Owner.PostAsync($"cards/{cards[1]}/checklists", new { title = "Paint", items = new[] { "One coat", "Dry" } });
        return (cards, labels, card["checklists"]![0]!["items"]![0]!.Id());
    }

    private static Task<JsonNode> DoAsync(Desk desk, string deed, Guid[] cards, Guid[] labels, Guid item)
    {
        var path = $"cards/{cards[1]}";
        return deed switch
        {
            "move" => desk.MoveAsync(desk.Member, cards[1], 0, afterId: cards[2]),
            "title" => desk.Member.PatchAsync(path, new { title = "Another title" }),
            "description" => desk.Member.PatchAsync(path, new { description = "Another text" }),
            "start" => desk.Member.PatchAsync(path, new { start = new { date = "2026-11-20" } }),
            "due" => desk.Member.PatchAsync(path, new { due = new { at = "2026-11-25T10:00:00Z" } }),
            "cover" => desk.Member.PatchAsync(path, new { cover = "pink" }),
            "estimate" => desk.Member.PatchAsync(path, new { estimate = 2.5 }),
            "template" => desk.Member.PatchAsync(path, new { isTemplate = true }),
            "archive" or "trash" or "restore" => desk.Member.PostAsync($"{path}/{deed}"),
            "label" => desk.Member.PutAsync($"{path}/labels/{labels[1]}"),
            "unlabel" => desk.Member.DeleteAsync($"{path}/labels/{labels[0]}"),
            "assign" => desk.Member.PutAsync($"{path}/assignees/{desk.Member.Id}"),
            "unassign" => desk.Member.DeleteAsync($"{path}/assignees/{desk.Owner.Id}"),
            "check" => desk.Member.PatchAsync($"check-items/{item}", new { isDone = true }),
            "item" => desk.Member.PatchAsync($"check-items/{item}", new { text = "Two coats", assigneeId = desk.Owner.Id }),
            _ => throw new ArgumentOutOfRangeException(nameof(deed), deed, "Nobody does that."),
        };
    }

    /// <summary>The card without what every change moves on.</summary>
    private static async Task<string> StateAsync(Desk desk, Guid cardId)
    {
        var card = (await desk.Owner.GetAsync($"cards/{cardId}")).AsObject();
        foreach (var member in (string[])["version", "titleVersion", "descriptionVersion", "stateChangedAt"])
        {
            Assert.True(card.Remove(member), member);
        }

        if (card["state"]!.GetValue<string>() != "active")
        {
            // A card that is put away stands nowhere; when it comes back it gets a place.
            card.Remove("rank");
        }

        return card.ToJsonString() + string.Join(',', await desk.OrderAsync(0));
    }
}
