using System.Text.Json;

namespace Realtime.Client;

/// <summary>A durable event of a stream.</summary>
/// <param name="Seq">Its place in the stream; dense from 1.</param>
/// <param name="Type">What happened, such as <c>message.posted</c>.</param>
/// <param name="ActorId">Who did it.</param>
/// <param name="At">When it was committed, UTC.</param>
/// <param name="OpId">The operation id that the actor gave, if any.</param>
/// <param name="Data">What the type says.</param>
public sealed record Event(long Seq, string Type, Guid? ActorId, DateTimeOffset At, Guid? OpId, JsonElement Data);

/// <summary>A part of a stream, oldest first, with the sequence number of its newest event.</summary>
public sealed record EventPage(IReadOnlyList<Event> Items, string? Next, long Head);

/// <summary>Something short-lived, such as typing or presence. It may be dropped or merged on its way.</summary>
public sealed record Signal(Guid StreamId, string Type, Guid ActorId, JsonElement Data);

internal sealed record EventBatch(Guid StreamId, IReadOnlyList<Event> Events);

internal sealed record SubscribeReply(Guid StreamId, long Head, IReadOnlyList<Event> Events, bool Resync);

internal sealed record DrainNotice(int DelayMs);
