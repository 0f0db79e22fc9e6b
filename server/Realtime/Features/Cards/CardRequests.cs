using System.Text.Json.Serialization;
using Realtime.Platform;

namespace Realtime.Features.Cards;

/// <summary>A card to make; without neighbours it stands at the list's end.</summary>
/// <param name="Title">1 to 500 characters of one line.</param>
/// <param name="Description">Markdown, up to 16,000 characters.</param>
/// <param name="AfterId">The card that shall stand above it.</param>
/// <param name="BeforeId">The card that shall stand below it.</param>
/// <param name="LabelIds">Labels of the board, up to 20.</param>
/// <param name="AssigneeIds">People who see the board, up to 20.</param>
/// <param name="Start">When the work begins.</param>
/// <param name="Due">When it is to be done; not before the start.</param>
/// <param name="MessageId">The message that it is made from; the caller sees it, and it is in the board's workspace.</param>
public sealed record CreateCardRequest(
    string Title,
    string? Description = null,
    Guid? AfterId = null,
    Guid? BeforeId = null,
    IReadOnlyList<Guid>? LabelIds = null,
    IReadOnlyList<Guid>? AssigneeIds = null,
    When? Start = null,
    When? Due = null,
    Guid? MessageId = null);

/// <summary>A change of a card; what is left out stays, null empties.</summary>
/// <param name="Title">1 to 500 characters of one line.</param>
/// <param name="Description">Markdown, up to 16,000 characters.</param>
/// <param name="Start">When the work begins.</param>
/// <param name="Due">When it is to be done; not before the start.</param>
/// <param name="Cover">One of the ten colours.</param>
/// <param name="Estimate">0 to 9999, at most two decimals.</param>
/// <param name="IsTemplate">Whether it is there to be duplicated.</param>
/// <param name="Version">The version that the caller saw: a text that somebody changed since is not written over.</param>
public sealed record UpdateCardRequest(
    [property: JsonConverter(typeof(OptionalConverter<string>))] Optional<string> Title = default,
    [property: JsonConverter(typeof(OptionalConverter<string>))] Optional<string> Description = default,
    [property: JsonConverter(typeof(OptionalConverter<When>))] Optional<When> Start = default,
    [property: JsonConverter(typeof(OptionalConverter<When>))] Optional<When> Due = default,
    [property: JsonConverter(typeof(OptionalConverter<string>))] Optional<string> Cover = default,
    [property: JsonConverter(typeof(OptionalConverter<decimal?>))] Optional<decimal?> Estimate = default,
    [property: JsonConverter(typeof(OptionalConverter<bool>))] Optional<bool> IsTemplate = default,
    long? Version = null);

/// <summary>What is kept of a new card for those who send the command again.</summary>
internal sealed record CreatedCard(Guid ListId, CardView Card);

/// <summary>What is kept of a deletion for those who send the command again.</summary>
internal sealed record DeletedCard(Guid Id);

/// <summary>How many cards were archived.</summary>
/// <param name="Count">How many.</param>
public sealed record ArchivedCards(int Count);

/// <summary>What is kept of it for those who send the command again.</summary>
internal sealed record ArchivedList(Guid ListId, int Count);

[JsonSerializable(typeof(CreateCardRequest))]
[JsonSerializable(typeof(UpdateCardRequest))]
[JsonSerializable(typeof(CreatedCard))]
[JsonSerializable(typeof(DeletedCard))]
[JsonSerializable(typeof(ArchivedCards))]
[JsonSerializable(typeof(ArchivedList))]
internal sealed partial class CardRequestsJson : JsonSerializerContext;
