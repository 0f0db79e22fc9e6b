namespace Realtime.Client;

/// <summary>
/// Puts the events of one stream into order, whatever the network did to them: applies strictly by sequence number,
/// drops what is not newer, holds what is ahead. Pure: no clock, no input or output, not thread-safe.
/// </summary>
public sealed class StreamLog
{
    /// <summary>So many events are held at most. Those beyond are dropped, and asked for again once there is room.</summary>
    public const int MaxHeld = 4096;

    private readonly Dictionary<long, Event> _held = [];

    /// <param name="after">The last event that is already known, or null when the starting point is still to come.</param>
    public StreamLog(long? after)
    {
        Seq = after;
        Head = after ?? 0;
    }

    /// <summary>The sequence number of the last applied event; null until the starting point is known.</summary>
    public long? Seq { get; private set; }

    /// <summary>The greatest sequence number that the stream is known to have.</summary>
    public long Head { get; private set; }

    /// <summary>True when the stream has events that were not applied yet.</summary>
    public bool IsBehind => Seq is not { } seq || Head > seq;

    /// <summary>Takes events in any order.</summary>
    /// <returns>Those that may be applied now, in order.</returns>
    public IReadOnlyList<Event> Receive(IReadOnlyList<Event> events)
    {
        List<Event>? ready = null;
        foreach (var item in events)
        {
            Announce(item.Seq);
            if (item.Seq == Seq + 1)
            {
                (ready ??= new(events.Count)).Add(item);
                Seq = item.Seq;
                _held.Remove(item.Seq);
            }
            else if ((Seq is not { } seq || item.Seq > seq) && _held.Count < MaxHeld)
            {
                _held.TryAdd(item.Seq, item);
            }
        }

        return Release(ready);
    }

    /// <summary>Notes that the stream reaches at least to <paramref name="head"/>.</summary>
    public void Announce(long head) => Head = Math.Max(Head, head);

    /// <summary>Goes on from another point: the first one, or the one that the caller reloaded to.</summary>
    /// <returns>What was held and may be applied now, in order.</returns>
    public IReadOnlyList<Event> StartAt(long seq)
    {
        Seq = Head = seq;
        foreach (var key in _held.Keys)
        {
            if (key <= seq)
            {
                _held.Remove(key);
            }
            else
            {
                Announce(key);
            }
        }

        return Release(null);
    }

    private List<Event> Release(List<Event>? ready)
    {
        while (Seq is { } seq && _held.Remove(seq + 1, out var next))
        {
            (ready ??= []).Add(next);
            Seq = next.Seq;
        }

        return ready ?? [];
    }
}
