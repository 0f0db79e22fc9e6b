using Realtime.Client;

namespace Realtime.Tests.Support.History;

/// <summary>An event as the checker needs it.</summary>
public sealed record SeenEvent(long Seq, Guid? OpId)
{
    public static SeenEvent Of(Event item) => new(item.Seq, item.OpId);
}

/// <summary>The truth: what the server keeps of a stream, in the order in which it tells it.</summary>
public sealed record StreamHistory(Guid Stream, IReadOnlyList<SeenEvent> Events);

/// <summary>What one subscriber was given of a stream, in order of arrival, live and caught up together.</summary>
/// <param name="Client">The subscriber.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Received">Everything given out, in order.</param>
/// <param name="First">The first sequence number that the subscriber should have: its position plus one, or that of its joining.</param>
/// <param name="Last">The last one that it may have: that of its leaving; null for a member to the end.</param>
public sealed record SubscriberView(Guid Stream, string Client, IReadOnlyList<SeenEvent> Received, long First = 1, long? Last = null);
