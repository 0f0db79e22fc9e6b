namespace Realtime.Platform.Events;

/// <summary>The newest events of one stream, in order and without a gap, so that a resume storm does not read the database.</summary>
internal sealed class EventRing(int capacity, long maxBytes)
{
    private long _bytes;
    private readonly Event?[] _events = new Event?[capacity];

    /// <summary>Sequence number of the newest event; what the database says when nothing was added yet.</summary>
    public long Head { get; private set; }

    /// <summary>How many events there are.</summary>
    public int Count { get; private set; }

    /// <summary>Starts at a head that the database told, with the events before it.</summary>
    public void Load(long head, IReadOnlyList<Event> newest)
    {
        // Commits may have arrived while the database was read: they are newer, and are put back behind what was read.
        var later = After(head, int.MaxValue);
        Clear();
        Head = head;
        foreach (var e in newest.Where(e => e.Seq <= head))
        {
            Put(e);
        }

        foreach (var e in later)
        {
            Add(e);
        }
    }

    /// <summary>Adds the next event.</summary>
    public void Add(Event e)
    {
        if (e.Seq <= Head)
        {
            return;
        }

        if (e.Seq != Head + 1)
        {
            // Another node's commit was not seen here: what is kept must have no gap.
            Clear();
        }

        Put(e);
        Head = e.Seq;
    }

    /// <summary>Whether everything after <paramref name="seq"/> is here.</summary>
    public bool Covers(long seq) => seq >= Head - Count;

    /// <summary>Events after <paramref name="seq"/>, oldest first, at most <paramref name="limit"/>.</summary>
    public List<Event> After(long seq, int limit)
    {
        var found = new List<Event>();
        for (var next = Math.Max(seq, Head - Count) + 1; next <= Head && found.Count < limit; next++)
        {
            found.Add(_events[next % capacity]!);
        }

        return found;
    }

    private void Put(Event e)
    {
        if (Count == capacity)
        {
            DropOldest(e.Seq - Count);
        }

        _events[e.Seq % capacity] = e;
        _bytes += e.Data.Length;
        Count++;
        while (_bytes > maxBytes && Count > 1)
        {
            DropOldest(e.Seq - Count + 1);
        }
    }

    private void DropOldest(long seq)
    {
        _bytes -= _events[seq % capacity]!.Data.Length;
        _events[seq % capacity] = null;
        Count--;
    }

    private void Clear()
    {
        Array.Clear(_events);
        _bytes = 0;
        Count = 0;
    }
}
