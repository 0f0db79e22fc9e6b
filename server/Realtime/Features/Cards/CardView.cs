using System.Text.Json.Serialization;
using Realtime.Platform.Http;

namespace Realtime.Features.Cards;

/// <summary>A card as the board shows it; what is empty is left out. State and its instant are told of cards that are put away only.</summary>
public sealed record CardSummary(
    Guid Id,
    Guid ListId,
    string Rank,
    long Version,
    string Title,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Guid>? LabelIds = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Guid>? AssigneeIds = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] When? Start = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] When? Due = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Cover = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Estimate = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int CheckDone = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int CheckTotal = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int CommentCount = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool HasDescription = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsTemplate = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsRecurring = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? MessageId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] CardState State = CardState.Active,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? StateChangedAt = null);

/// <summary>A card with all that belongs to it but comments and activity.</summary>
public sealed record CardView(
    Guid Id,
    Guid BoardId,
    Guid ListId,
    string Rank,
    CardState State,
    DateTimeOffset? StateChangedAt,
    long Version,
    string Title,
    long TitleVersion,
    string Description,
    long DescriptionVersion,
    IReadOnlyList<Guid> LabelIds,
    IReadOnlyList<Guid> AssigneeIds,
    When? Start,
    When? Due,
    string? Cover,
    decimal? Estimate,
    int CheckDone,
    int CheckTotal,
    int CommentCount,
    bool IsTemplate,
    bool IsRecurring,
    Guid? MessageId,
    Guid? ChannelId,
    IReadOnlyList<ChecklistView> Checklists,
    DateTimeOffset CreatedAt,
    Guid CreatedBy);

/// <summary>A checklist with its items in order.</summary>
public sealed record ChecklistView(Guid Id, string Title, string Rank, IReadOnlyList<CheckItemView> Items);

/// <summary>One thing of a checklist.</summary>
public sealed record CheckItemView(Guid Id, string Text, bool IsDone, Guid? AssigneeId, string Rank);

[JsonSerializable(typeof(CardSummary))]
[JsonSerializable(typeof(CardView))]
[JsonSerializable(typeof(Page<CardSummary>))]
internal sealed partial class CardsJson : JsonSerializerContext;
