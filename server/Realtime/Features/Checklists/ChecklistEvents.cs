using System.Text.Json.Serialization;
using Realtime.Features.Cards;

namespace Realtime.Features.Checklists;

/// <summary>What happens to checklists, on their board's stream. Each one's <c>version</c> is the card's.</summary>
internal static class ChecklistEvents
{
    public const string Created = "checklist.created";
    public const string Updated = "checklist.updated";
    public const string Deleted = "checklist.deleted";
    public const string ItemCreated = "check_item.created";
    public const string ItemUpdated = "check_item.updated";
    public const string ItemMoved = "check_item.moved";
    public const string ItemDeleted = "check_item.deleted";
}

/// <summary>A checklist as events tell it.</summary>
internal sealed record ChecklistFact(Guid Id, string Title, string Rank, IReadOnlyList<CheckItemFact> Items);

/// <summary>One thing of a checklist as events tell it.</summary>
internal sealed record CheckItemFact(
    Guid Id,
    string Text,
    bool IsDone,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? AssigneeId,
    string Rank)
{
    public static CheckItemFact Of(CheckItem item) => new(item.Id, item.Text, item.IsDone, item.AssigneeId, item.Rank);
}

/// <summary>Data of <c>checklist.created</c>.</summary>
internal sealed record ChecklistCreated(Guid CardId, long Version, ChecklistFact Checklist, int CheckDone, int CheckTotal);

/// <summary>Data of <c>checklist.updated</c>.</summary>
internal sealed record ChecklistUpdated(Guid CardId, long Version, Guid Id, string Title, string FromTitle);

/// <summary>Data of <c>checklist.deleted</c> and <c>check_item.deleted</c>; <c>former</c> is the title or text that it had.</summary>
internal sealed record ChecklistPartDeleted(Guid CardId, long Version, Guid Id, int CheckDone, int CheckTotal, string Former);

/// <summary>Data of <c>check_item.created</c>.</summary>
internal sealed record CheckItemCreated(Guid CardId, long Version, Guid ChecklistId, CheckItemFact Item, int CheckDone, int CheckTotal);

/// <summary>Data of <c>check_item.updated</c>; the text, as it is now, is there for whoever reads what happened.</summary>
public sealed record CheckItemUpdated(
    Guid CardId, long Version, Guid Id, CheckItemChange Before, CheckItemChange After, int CheckDone, int CheckTotal, string Text = "");

/// <summary>Data of <c>check_item.moved</c>; the text is there for whoever reads what happened.</summary>
internal sealed record CheckItemMoved(
    Guid CardId, long Version, Guid Id, Guid ChecklistId, string Rank, Guid FromChecklistId, string FromRank, string Text);

[JsonSerializable(typeof(ChecklistCreated))]
[JsonSerializable(typeof(ChecklistUpdated))]
[JsonSerializable(typeof(ChecklistPartDeleted))]
[JsonSerializable(typeof(CheckItemCreated))]
[JsonSerializable(typeof(CheckItemUpdated))]
[JsonSerializable(typeof(CheckItemMoved))]
internal sealed partial class ChecklistEventsJson : JsonSerializerContext;
