using System.Text.Json.Serialization;
using Realtime.Platform.Events;
using Realtime.Platform.Http;

namespace Realtime.Features.Activity;

/// <summary>Something that happened to a card, as the board's stream told it.</summary>
/// <param name="Seq">Its place in the board's stream.</param>
/// <param name="Type">Such as <c>card.moved</c>.</param>
/// <param name="ActorId">Who did it.</param>
/// <param name="At">When.</param>
/// <param name="Data">What it holds depends on the type.</param>
public sealed record ActivityView(long Seq, string Type, Guid ActorId, DateTimeOffset At, RawJson Data);

/// <summary>Something that happened to a board.</summary>
/// <param name="Seq">Its place in the board's stream.</param>
/// <param name="Type">Such as <c>list.updated</c>.</param>
/// <param name="ActorId">Who did it.</param>
/// <param name="At">When.</param>
/// <param name="Data">What it holds depends on the type; of many cards of a list it is the list and how many they were.</param>
/// <param name="CardId">The card that it is about, or null.</param>
/// <param name="CardTitle">The card's title as it is now; null where it was deleted for good, or it is about none.</param>
public sealed record BoardActivityView(
    long Seq, string Type, Guid ActorId, DateTimeOffset At, RawJson Data, Guid? CardId, string? CardTitle);

[JsonSerializable(typeof(Page<ActivityView>))]
[JsonSerializable(typeof(Page<BoardActivityView>))]
internal sealed partial class ActivityJson : JsonSerializerContext;
