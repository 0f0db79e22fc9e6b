using System.Text.Json.Serialization;

namespace Realtime.Features.Cards;

/// <summary>What happens to cards, on their board's stream.</summary>
internal static class CardEvents
{
    public const string Created = "card.created";
    public const string Updated = "card.updated";
    public const string Moved = "card.moved";
    public const string Archived = "card.archived";
    public const string Trashed = "card.trashed";
    public const string Restored = "card.restored";
    public const string Deleted = "card.deleted";

    /// <summary>All that was active in a list; each card's version grows by one.</summary>
    public const string ListArchived = "list.cards_archived";

    /// <summary>Some of what was archived with a list stands there again; a hundred cards at most.</summary>
    public const string ListRestored = "list.cards_restored";

    /// <summary>Other ranks for the same order, where a place had become too narrow.</summary>
    public const string Reranked = "cards.reranked";
    public const string LabelAdded = "card.label_added";
    public const string LabelRemoved = "card.label_removed";
    public const string Assigned = "card.assigned";
    public const string Unassigned = "card.unassigned";
}

/// <summary>Data of <c>card.created</c>.</summary>
internal sealed record CardCreated(CardSummary Card);

/// <summary>Data of <c>card.moved</c>.</summary>
internal sealed record CardMoved(Guid CardId, long Version, Guid ListId, string Rank, Guid FromListId, string FromRank);

/// <summary>Data of <c>card.archived</c> and <c>card.trashed</c>.</summary>
internal sealed record CardPutAway(Guid CardId, long Version, CardState From);

/// <summary>Data of <c>card.restored</c>.</summary>
internal sealed record CardRestored(CardSummary Card, CardState From);

/// <summary>Data of <c>card.deleted</c>.</summary>
internal sealed record CardDeleted(Guid CardId);

/// <summary>Data of <c>list.cards_archived</c>.</summary>
internal sealed record ListCardsArchived(Guid ListId, IReadOnlyList<Guid> CardIds);

/// <summary>Data of <c>list.cards_restored</c>.</summary>
internal sealed record ListCardsRestored(Guid ListId, IReadOnlyList<CardSummary> Cards);

/// <summary>Data of <c>cards.reranked</c>: other names for the same order.</summary>
internal sealed record CardsReranked(IReadOnlyList<CardRank> Ranks);

/// <summary>A card's new rank.</summary>
internal sealed record CardRank(Guid CardId, string Rank);

/// <summary>Data of <c>card.label_added</c> and <c>card.label_removed</c>.</summary>
internal sealed record CardLabelChanged(Guid CardId, long Version, Guid LabelId);

/// <summary>Data of <c>card.assigned</c> and <c>card.unassigned</c>.</summary>
internal sealed record CardAssigneeChanged(Guid CardId, long Version, Guid UserId);

[JsonSerializable(typeof(CardCreated))]
[JsonSerializable(typeof(CardMoved))]
[JsonSerializable(typeof(CardPutAway))]
[JsonSerializable(typeof(CardRestored))]
[JsonSerializable(typeof(CardDeleted))]
[JsonSerializable(typeof(ListCardsArchived))]
[JsonSerializable(typeof(ListCardsRestored))]
[JsonSerializable(typeof(CardsReranked))]
[JsonSerializable(typeof(CardLabelChanged))]
[JsonSerializable(typeof(CardAssigneeChanged))]
internal sealed partial class CardEventsJson : JsonSerializerContext;
