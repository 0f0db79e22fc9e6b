using System.Text.Json.Serialization;
using Realtime.Platform;

namespace Realtime.Features.Cards;

/// <summary>
/// Some of a card's plain members: the <c>before</c> and <c>after</c> of <c>card.updated</c>, and what a change asks for. What is
/// left out is not meant; null means empty.
/// </summary>
internal sealed record CardChange(
    [property: JsonConverter(typeof(OptionalConverter<string>))]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    Optional<string> Title = default,
    [property: JsonConverter(typeof(OptionalConverter<string>))]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    Optional<string> Description = default,
    [property: JsonConverter(typeof(OptionalConverter<When>))]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    Optional<When> Start = default,
    [property: JsonConverter(typeof(OptionalConverter<When>))]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    Optional<When> Due = default,
    [property: JsonConverter(typeof(OptionalConverter<string>))]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    Optional<string> Cover = default,
    [property: JsonConverter(typeof(OptionalConverter<decimal?>))]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    Optional<decimal?> Estimate = default,
    [property: JsonConverter(typeof(OptionalConverter<bool>))]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    Optional<bool> IsTemplate = default,
    [property: JsonConverter(typeof(OptionalConverter<bool>))]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    Optional<bool> IsRecurring = default);

/// <summary>Data of <c>card.updated</c>.</summary>
internal sealed record CardUpdated(Guid CardId, long Version, CardChange Before, CardChange After);

[JsonSerializable(typeof(CardUpdated))]
[JsonSerializable(typeof(CardChange))]
[JsonSerializable(typeof(When))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(decimal?))]
internal sealed partial class CardChangeJson : JsonSerializerContext;
