using System.Text.Json.Serialization;
using Realtime.Features.Cards;
using Realtime.Platform;

namespace Realtime.Features.Checklists;

/// <summary>A checklist to make; it stands below the card's others.</summary>
/// <param name="Title">1 to 120 characters of one line.</param>
/// <param name="Items">What is to be done, up to 100 texts of 1 to 500 characters.</param>
public sealed record CreateChecklistRequest(string Title, IReadOnlyList<string>? Items = null);

/// <summary>A checklist's new title.</summary>
/// <param name="Title">1 to 120 characters of one line.</param>
public sealed record UpdateChecklistRequest(string Title);

/// <summary>A thing to do for a checklist.</summary>
/// <param name="Text">1 to 500 characters of one line.</param>
/// <param name="AssigneeId">Somebody who sees the board, or null.</param>
/// <param name="AfterId">The item that shall stand above it; it stands at the end without one, or where that one has gone.</param>
public sealed record CreateCheckItemRequest(string Text, Guid? AssigneeId = null, Guid? AfterId = null);

/// <summary>Some of an item's members; what is left out stays, or is not meant.</summary>
/// <param name="Text">1 to 500 characters of one line.</param>
/// <param name="IsDone">Whether it is done.</param>
/// <param name="AssigneeId">Somebody who sees the board; null for nobody.</param>
public sealed record CheckItemChange(
    [property: JsonConverter(typeof(OptionalConverter<string>))]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    Optional<string> Text = default,
    [property: JsonConverter(typeof(OptionalConverter<bool>))]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    Optional<bool> IsDone = default,
    [property: JsonConverter(typeof(OptionalConverter<Guid?>))]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    Optional<Guid?> AssigneeId = default)
{
    /// <summary>Of what is wanted, what is given here too and differs.</summary>
    internal CheckItemChange Differing(CheckItemChange wanted) => new(
        Differing(Text, wanted.Text), Differing(IsDone, wanted.IsDone), Differing(AssigneeId, wanted.AssigneeId));

    private static Optional<T> Differing<T>(Optional<T> present, Optional<T> wanted) =>
        present.IsSet && wanted.IsSet && present != wanted ? wanted : default;
}

/// <summary>Where an item goes.</summary>
/// <param name="ChecklistId">A checklist of the same card.</param>
/// <param name="AfterId">The item that shall stand above it; null puts it first. Where that one has gone, it stands at the end.</param>
public sealed record MoveCheckItemRequest(Guid ChecklistId, Guid? AfterId = null);

/// <summary>What is kept of a change for those who send the command again.</summary>
/// <param name="About">The card, checklist or item that the command named.</param>
/// <param name="Card">The answer.</param>
internal sealed record ChangedChecklist(Guid About, CardView Card);

[JsonSerializable(typeof(CreateChecklistRequest))]
[JsonSerializable(typeof(UpdateChecklistRequest))]
[JsonSerializable(typeof(CreateCheckItemRequest))]
[JsonSerializable(typeof(CheckItemChange))]
[JsonSerializable(typeof(MoveCheckItemRequest))]
[JsonSerializable(typeof(ChangedChecklist))]
internal sealed partial class ChecklistRequestsJson : JsonSerializerContext;
