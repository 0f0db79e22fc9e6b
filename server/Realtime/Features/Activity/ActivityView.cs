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

[JsonSerializable(typeof(Page<ActivityView>))]
internal sealed partial class ActivityJson : JsonSerializerContext;
