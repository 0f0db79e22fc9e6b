using System.Text.Json.Nodes;
using Realtime.Tests.Features.Messages;
using Realtime.Tests.Features.Workspaces;

namespace Realtime.Tests.Features.Boards;

/// <summary>A card after one event.</summary>
/// <param name="Event">The event.</param>
/// <param name="Version">The card's version.</param>
/// <param name="ListId">Its list.</param>
/// <param name="Rank">Its place there.</param>
/// <param name="Card">All of it as the board shows it; null where it is put away.</param>
/// <param name="MovedVersion">The version that its last move made.</param>
/// <param name="MovedBy">Whose that was.</param>
/// <param name="MovedAt">When.</param>
internal sealed record CardPoint(
    JsonNode Event, long Version, string ListId, string Rank, JsonObject? Card, long MovedVersion, Guid MovedBy, DateTimeOffset MovedAt);

/// <summary>What an operation did.</summary>
/// <param name="Before">The card before it.</param>
/// <param name="After">And after it.</param>
/// <param name="Above">The card above it then, if any.</param>
/// <param name="Below">The card below it.</param>
internal sealed record CardDeed(CardPoint? Before, CardPoint After, string? Above, string? Below)
{
    public JsonNode Event => After.Event;

    public string Type => Event.Text("type")!;

    public JsonNode Data => Event["data"]!;
}

/// <summary>The events of a board as a line of points for each card, and as the deed of each operation.</summary>
internal sealed class CardTimeline
{
    private readonly Dictionary<string, List<CardPoint>> _points = [];
    private readonly Dictionary<Guid, CardDeed> _deeds = [];
    private readonly BoardFold _fold = new();

    public CardTimeline(List<JsonNode> events) => events.ForEach(Record);

    public IReadOnlyDictionary<Guid, CardDeed> Deeds => _deeds;

    public List<CardPoint> Points(string cardId) => _points[cardId];

    private void Record(JsonNode e)
    {
        _fold.Apply(e);
        var (type, data) = (e.Text("type")!, e["data"]!);
        if (type == "cards.reranked")
        {
            // It comes with a move and has its operation id, but is no deed of anybody.
            foreach (var cardId in data["ranks"]!.AsArray().Select(rank => rank!.Text("cardId")!))
            {
                var points = _points[cardId];
                points.Add(points[^1] with { Event = e, Rank = _fold.Cards[cardId].Text("rank")!, Card = Snapshot(cardId) });
            }
        }
        else if ((data.Text("cardId") ?? data["card"]?["id"]?.GetValue<string>()) is { } cardId)
        {
            var points = _points.TryGetValue(cardId, out var known) ? known : _points[cardId] = [];
            var before = points.LastOrDefault();
            points.Add(After(e, cardId, before));
            if (e.Text("opId") is { } opId)
            {
                var order = _fold.Order(points[^1].ListId).ToList();
                var at = order.IndexOf(cardId);
                var deed = new CardDeed(before, points[^1], order.ElementAtOrDefault(at - 1), at < 0 ? null : order.ElementAtOrDefault(at + 1));
                Assert.True(_deeds.TryAdd(Guid.Parse(opId), deed), $"The operation {opId} was done twice.");
            }
        }
    }

    private CardPoint After(JsonNode e, string cardId, CardPoint? before)
    {
        var (data, card) = (e["data"]!, Snapshot(cardId));
        var version = data["version"]?.GetValue<long>() ?? card!.Number("version");
        var place = card ?? data;
        var next = new CardPoint(
            e, version, place.Text("listId") ?? before!.ListId, place.Text("rank") ?? before!.Rank, card, before?.MovedVersion ?? version,
            before?.MovedBy ?? e.ActorId(), before?.MovedAt ?? e.At());
        return e.Text("type") is "card.moved" or "card.archived" or "card.restored"
            ? next with { MovedVersion = version, MovedBy = e.ActorId(), MovedAt = e.At() }
            : next;
    }

    private JsonObject? Snapshot(string cardId) => _fold.Cards.TryGetValue(cardId, out var card) ? card.DeepClone().AsObject() : null;
}

internal static class EventReading
{
    public static Guid ActorId(this JsonNode e) => e["actorId"]!.GetValue<Guid>();

    public static DateTimeOffset At(this JsonNode node) => node["at"]!.GetValue<DateTimeOffset>();
}
