using System.Text.Json.Serialization;

namespace Realtime.Platform.Events;

/// <summary>Server to client: durable events of one stream, in order.</summary>
/// <param name="StreamId">The stream.</param>
/// <param name="Events">One or more.</param>
public sealed record EventsMessage(Guid StreamId, IReadOnlyList<Event> Events);

/// <summary>Server to client: something that is not kept; it may be dropped or merged.</summary>
/// <param name="StreamId">The stream whose subscribers see it.</param>
/// <param name="Type">Such as <c>typing</c>.</param>
/// <param name="ActorId">Whom it is about.</param>
/// <param name="Data">UTF-8 JSON.</param>
public sealed record SignalMessage(Guid StreamId, string Type, Guid ActorId, RawJson Data);

/// <summary>The answer to <c>Subscribe</c>.</summary>
/// <param name="StreamId">The stream.</param>
/// <param name="Head">Its newest sequence number.</param>
/// <param name="Events">What is newer than the caller's place, oldest first; ask again when the last is below the head.</param>
/// <param name="Resync">The caller's place is too far behind or unknown: read the state anew by REST.</param>
public sealed record SubscribeReply(Guid StreamId, long Head, IReadOnlyList<Event> Events, bool Resync);

/// <summary>A page of a stream.</summary>
/// <param name="Items">Oldest first.</param>
/// <param name="Next">Give it as <c>after</c> for the next page; null at the end.</param>
/// <param name="Head">The stream's newest sequence number.</param>
public sealed record EventPage(IReadOnlyList<Event> Items, string? Next, long Head);

[JsonSerializable(typeof(EventsMessage))]
[JsonSerializable(typeof(SignalMessage))]
[JsonSerializable(typeof(SubscribeReply))]
[JsonSerializable(typeof(EventPage))]
[JsonSerializable(typeof(Dictionary<Guid, long>))]
[JsonSerializable(typeof(Guid))]
[JsonSerializable(typeof(Guid?))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(long?))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(object))]
internal sealed partial class EventsJson : JsonSerializerContext;
