using System.Text.Json.Nodes;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Features.Workspaces;

namespace Realtime.Tests.Features.Boards;

/// <summary>What one of a crowd was answered.</summary>
/// <param name="Step">What they did: <c>move</c>, <c>edit</c>, <c>undo</c> or <c>redo</c>.</param>
/// <param name="Code">The receipt's outcome, the problem's code, or <c>applied</c>.</param>
/// <param name="OpId">The operation.</param>
/// <param name="PersonId">Who.</param>
/// <param name="CardId">The card; null for an undo, which says itself which it was.</param>
/// <param name="Seen">The version that they had seen and sent along.</param>
/// <param name="Body">The answer.</param>
public sealed record CrowdAnswer(string Step, string Code, Guid OpId, Guid PersonId, string? CardId, long? Seen, JsonNode Body);

/// <summary>Holds what people were answered against the events that were recorded.</summary>
public sealed class CrowdHistory
{
    private readonly Dictionary<string, List<Point>> _points = [];
    private readonly Dictionary<Guid, (JsonNode Event, Point? Before)> _byOperation = [];

    public CrowdHistory(List<JsonNode> events)
    {
        foreach (var e in events)
        {
            Record(e);
        }
    }

    public void AssertTrue(IEnumerable<CrowdAnswer> answers) => Assert.All(answers, answer =>
    {
        switch (answer.Step, answer.Code)
        {
            case ("move", "superseded"):
                Assert.False(_byOperation.ContainsKey(answer.OpId));
                var (by, at) = (Id(answer.Body["by"]!, "userId"), Instant(answer.Body["by"]!));
                Assert.True(Matching(answer).Any(point => IsLost(answer, point) && point.MovedBy == by && point.MovedAt == at), "nobody had moved it");
                break;
            case ("move", "applied" or "rebased"):
                AssertWon(answer);
                break;
            case ("move" or "edit", "card.not_active"):
                Assert.Contains(_points[answer.CardId!], point => !point.IsActive);
                break;
            case ("edit", "version.stale"):
                var current = answer.Body["current"]!;
                Assert.True(current.Number("titleVersion") > answer.Seen);
                Assert.Contains(_points[answer.CardId!], point => point.Version == current.Number("version"));
                break;
            case ("edit", "applied"):
                Assert.Contains(_points[answer.CardId!], point => point.Version == answer.Body.Number("version"));
                break;
            case ("undo" or "redo", "applied"):
                Assert.Contains(_points[answer.Body.Text("cardId")!], point => point.Version == answer.Body["card"]!.Number("version"));
                break;
            case ("undo" or "redo", "undo.conflict"):
                AssertBlamed(answer);
                break;
            default:
                Assert.Equal("undo.nothing", answer.Code);
                break;
        }
    });

    /// <summary>No win where somebody else had moved the card since it was seen.</summary>
    private void AssertWon(CrowdAnswer answer)
    {
        if (!_byOperation.TryGetValue(answer.OpId, out var mine))
        {
            Assert.True(Matching(answer).Any(point => !IsLost(answer, point)), "it was lost, or never there");
            return;
        }

        Assert.Equal("card.moved", mine.Event.Text("type"));
        Assert.False(mine.Before is { } before && IsLost(answer, before), $"won over {mine.Before}");
        Assert.Equal(Place(mine.Event["data"]!), Place(answer.Body["card"]!));
    }

    /// <summary>Who is named touched the card then, after the person whose operation stays as it is.</summary>
    private void AssertBlamed(CrowdAnswer answer)
    {
        Assert.False(_byOperation.ContainsKey(answer.OpId));
        var current = answer.Body["current"]!;
        var (by, at) = (Id(current, "userId"), Instant(current));
        Assert.NotEqual(answer.PersonId, by);
        var points = _points[current.Text("cardId")!];
        var mine = points.FindIndex(point => point.ActorId == answer.PersonId);
        Assert.True(mine >= 0 && points.FindLastIndex(point => point.ActorId == by && point.At == at) > mine, "they had not touched it since");
    }

    private IEnumerable<Point> Matching(CrowdAnswer answer) =>
        _points[answer.CardId!].Where(point => (point.Version, point.ListId, point.Rank) == Place(answer.Body["card"]!));

    private static bool IsLost(CrowdAnswer answer, Point point) => point.MovedBy != answer.PersonId && point.MovedVersion > answer.Seen;

    private void Record(JsonNode e)
    {
        var (type, data) = (e.Text("type")!, e["data"]!);
        if (type == "cards.reranked")
        {
            foreach (var rank in data["ranks"]!.AsArray())
            {
                var points = _points[rank!.Text("cardId")!];
                points.Add(points[^1] with { Rank = rank!.Text("rank")!, ActorId = Guid.Empty });
            }
        }
        else if ((data.Text("cardId") ?? data["card"]?["id"]?.GetValue<string>()) is { } cardId)
        {
            var before = _points.TryGetValue(cardId, out var points) ? points[^1] : null;
            if (e.Text("opId") is { } opId)
            {
                _byOperation[Guid.Parse(opId)] = (e, before);
            }

            _points[cardId] = [.. points ?? [], After(e, before)];
        }
    }

    private static Point After(JsonNode e, Point? before)
    {
        var (type, data, actorId, at) = (e.Text("type")!, e["data"]!, Id(e, "actorId"), Instant(e));
        var version = data["version"]?.GetValue<long>() ?? data["card"]!.Number("version");
        var place = data["card"] ?? (type == "card.moved" ? data : null);
        var next = new Point(
            version, place?.Text("listId") ?? before!.ListId, place?.Text("rank") ?? before!.Rank, type switch
            {
                "card.archived" => false,
                "card.restored" or "card.created" => true,
                _ => before!.IsActive,
            },
            actorId, at, before?.MovedVersion ?? version, before?.MovedBy ?? actorId, before?.MovedAt ?? at);
        return type is "card.moved" or "card.archived" or "card.restored" ? next with { MovedVersion = version, MovedBy = actorId, MovedAt = at } : next;
    }

    private static (long Version, string ListId, string Rank) Place(JsonNode node) =>
        (node.Number("version"), node.Text("listId")!, node.Text("rank")!);

    private static Guid Id(JsonNode node, string member) => node[member]!.GetValue<Guid>();

    private static DateTimeOffset Instant(JsonNode node) => node["at"]!.GetValue<DateTimeOffset>();

    /// <summary>A card after one event.</summary>
    private sealed record Point(
        long Version, string ListId, string Rank, bool IsActive, Guid ActorId, DateTimeOffset At, long MovedVersion, Guid MovedBy,
        DateTimeOffset MovedAt);
}
