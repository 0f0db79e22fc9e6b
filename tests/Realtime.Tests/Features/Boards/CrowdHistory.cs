using System.Text.Json.Nodes;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Features.Workspaces;

namespace Realtime.Tests.Features.Boards;

/// <summary>Holds what people were answered against the events that were recorded, operation by operation.</summary>
internal sealed class CrowdHistory(List<JsonNode> events)
{
    private readonly CardTimeline _timeline = new(events);

    /// <summary>Each answer is true, and nothing was done that nobody was answered.</summary>
    public void AssertTrue(IReadOnlyCollection<CrowdAnswer> answers)
    {
        Assert.Empty(_timeline.Deeds.Keys.Except(answers.Select(answer => answer.OpId)));
        Assert.All(answers, AssertTrue);
    }

    private void AssertTrue(CrowdAnswer answer)
    {
        if (answer.Code is not ("applied" or "rebased"))
        {
            Assert.DoesNotContain(answer.OpId, _timeline.Deeds);
        }

        switch (answer.Step, answer.Code)
        {
            case ("move", "superseded"):
                AssertLost(answer);
                break;
            case ("move", "applied" or "rebased"):
                AssertWon(answer);
                break;
            case ("move" or "edit", "card.not_active"):
                Assert.Contains(Points(answer), point => point.Card is null);
                break;
            case ("edit", "version.stale"):
                var current = answer.Body["current"]!;
                Assert.True(current.Number("titleVersion") > answer.Wish.Seen);
                Assert.Contains(Points(answer), point => Agrees(current, point));
                break;
            case ("edit", "applied"):
                AssertEdited(answer);
                break;
            case ("undo" or "redo", "applied"):
                AssertSteppedBack(answer);
                break;
            case ("undo" or "redo", "undo.conflict"):
                AssertBlamed(answer);
                break;
            default:
                Assert.Equal("undo.nothing", answer.Code);
                break;
        }
    }

    /// <summary>Whoever is named had moved it, since it was seen.</summary>
    private void AssertLost(CrowdAnswer answer)
    {
        var (by, card) = (answer.Body["by"]!, answer.Body["card"]!);
        Assert.Contains(Points(answer), point =>
            IsLost(answer, point) && IsPlace(card, point) && (point.MovedBy, point.MovedAt) == (by["userId"]!.GetValue<Guid>(), by.At()));
    }

    /// <summary>No win where somebody else had moved the card since it was seen; and it stands where it was asked to.</summary>
    private void AssertWon(CrowdAnswer answer)
    {
        var (card, wish) = (answer.Body["card"]!, answer.Wish.Body!);
        Assert.Equal(wish.Text("listId"), card.Text("listId"));
        if (!_timeline.Deeds.TryGetValue(answer.OpId, out var mine))
        {
            Assert.Contains(Points(answer), point => !IsLost(answer, point) && JsonNode.DeepEquals(card, point.Card));
            return;
        }

        AssertMine(answer, mine, "card.moved", answer.Wish.CardId!);
        Assert.False(IsLost(answer, mine.Before!), $"won over {mine.Before}");
        Assert.True(JsonNode.DeepEquals(card, mine.After.Card), $"answered {card.ToJsonString()}\nrecorded {mine.After.Card?.ToJsonString()}");
        if (answer.Code == "applied")
        {
            var (above, below) = (wish.Text("afterId"), wish.Text("beforeId"));
            Assert.True(above is null || above == mine.Above, "another card stands above it");
            Assert.True(below is null ? above is not null || mine.Below is null : below == mine.Below, "another card stands below it");
        }
    }

    /// <summary>The event tells what was wanted, and nothing else; without one, it was so already.</summary>
    private void AssertEdited(CrowdAnswer answer)
    {
        var (card, wanted) = (answer.Body, answer.Wish.Wanted!);
        if (!_timeline.Deeds.TryGetValue(answer.OpId, out var mine))
        {
            Assert.Contains(Points(answer), point => Agrees(card, point));
        }
        else
        {
            AssertMine(answer, mine, answer.Wish.Event!, answer.Wish.CardId!);
            Assert.Equal(mine.After.Version, card.Number("version"));
            Assert.True(Agrees(card, mine.After), $"answered {card.ToJsonString()}\nrecorded {mine.After}");
            var told = mine.Data["after"]?.AsObject() ?? mine.Data.AsObject();
            Assert.All(mine.Type == "card.updated" ? told : wanted, member => Assert.True(
                JsonNode.DeepEquals(wanted[member.Key], told[member.Key]), $"{member.Key}: wanted {wanted}, told {told}"));
        }

        Assert.All(wanted, member => Assert.True(Holds(card, answer.Wish.Event!, member.Key, member.Value!), $"{wanted} is not so"));
    }

    /// <summary>The event is the opposite of one of their own, or that one once more.</summary>
    private void AssertSteppedBack(CrowdAnswer answer)
    {
        var (card, cardId, kind) = (answer.Body["card"]!, answer.Body.Text("cardId")!, answer.Body.Text("kind")!);
        var isUndo = answer.Step == "undo";
        var points = _timeline.Points(cardId);
        if (!_timeline.Deeds.TryGetValue(answer.OpId, out var mine))
        {
            Assert.Contains(points, point => Agrees(card, point));
            return;
        }

        AssertMine(answer, mine, isUndo ? Opposite(kind) : kind, cardId);
        Assert.Equal(mine.After.Version, card.Number("version"));
        Assert.True(Agrees(card, mine.After), $"answered {card.ToJsonString()}\nrecorded {mine.After}");
        Assert.Contains(points.TakeWhile(point => point != mine.After).Select(point => point.Event), then =>
            then.ActorId() == answer.PersonId && then.Text("type") == kind && Leads(then["data"]!, isUndo, mine.Data));
    }

    /// <summary>Who is named touched the card then, after the person whose operation stays as it is.</summary>
    private void AssertBlamed(CrowdAnswer answer)
    {
        var current = answer.Body["current"]!;
        var (by, at) = (current["userId"]!.GetValue<Guid>(), current.At());
        Assert.NotEqual(answer.PersonId, by);
        var deeds = _timeline.Points(current.Text("cardId")!).Where(point => point.Event.Text("type") != "cards.reranked").ToList();
        var mine = deeds.FindIndex(point => point.Event.ActorId() == answer.PersonId);
        Assert.True(
            mine >= 0 && deeds.FindLastIndex(point => point.Event.ActorId() == by && point.Event.At() == at) > mine, "they had not touched it since");
    }

    private static void AssertMine(CrowdAnswer answer, CardDeed mine, string type, string cardId) => Assert.Equal(
        (type, answer.PersonId, cardId), (mine.Type, mine.Event.ActorId(), mine.Data.Text("cardId") ?? mine.Data["card"]!.Text("id")));

    private List<CardPoint> Points(CrowdAnswer answer) => _timeline.Points(answer.Wish.CardId!);

    private static bool IsLost(CrowdAnswer answer, CardPoint point) =>
        point.MovedBy != answer.PersonId && point.MovedVersion > answer.Wish.Seen;

    private static bool IsPlace(JsonNode card, CardPoint point) =>
        (point.Version, point.ListId, point.Rank) == (card.Number("version"), card.Text("listId"), card.Text("rank"));

    /// <summary>Whether a card that was answered is the card of that point, member by member.</summary>
    private static bool Agrees(JsonNode card, CardPoint point) =>
        IsPlace(card, point) && (card.Text("state") == "active") == point.Card is not null
        && (point.Card is not { } shown || ((string[])["title", "cover", "estimate", "labelIds", "assigneeIds"]).All(
            member => JsonNode.DeepEquals(shown[member], card[member] is JsonArray { Count: 0 } ? null : card[member])));

    /// <summary>Whether a card is as an edit wanted it.</summary>
    private static bool Holds(JsonNode card, string type, string member, JsonNode value) => member switch
    {
        "labelId" => Has(card["labelIds"]!, value) == (type == "card.label_added"),
        "userId" => Has(card["assigneeIds"]!, value),
        _ => JsonNode.DeepEquals(card[member], value),
    };

    private static bool Has(JsonNode ids, JsonNode id) => ids.AsArray().Any(present => present!.GetValue<Guid>() == id.GetValue<Guid>());

    private static string Opposite(string type) => type switch
    {
        "card.archived" => "card.restored",
        "card.restored" => "card.archived",
        "card.label_added" => "card.label_removed",
        "card.label_removed" => "card.label_added",
        "card.assigned" => "card.unassigned",
        _ => type,
    };

    /// <summary>Whether taking an event back, or doing it again, gives what was told.</summary>
    private static bool Leads(JsonNode then, bool isUndo, JsonNode now) => (then["before"], then["fromListId"]) switch
    {
        ({ } before, _) => now["after"]!.AsObject().All(
            member => JsonNode.DeepEquals((isUndo ? before : then["after"]!)[member.Key], member.Value)),
        (_, { } from) => now.Text("listId") == (isUndo ? from.GetValue<string>() : then.Text("listId")),
        _ => then.Text("labelId") == now.Text("labelId") && then.Text("userId") == now.Text("userId"),
    };
}
