namespace Realtime.Tests.Support.History;

/// <summary>A run in which all went well, to plant faults in.</summary>
internal sealed class CleanRun
{
    private readonly Guid _stream = Guid.CreateVersion7();
    private readonly int _subscribers;

    public CleanRun(int length = 10, int subscribers = 2)
    {
        _subscribers = subscribers;
        for (var seq = 1; seq <= length; seq++)
        {
            var opId = Guid.CreateVersion7();
            Append(new SeenEvent(seq, opId));
            Record(EntryKind.Invoke, opId);
            Record(EntryKind.Ok, opId, seq);
        }
    }

    public List<HistoryEntry> Entries { get; } = [];

    public List<SeenEvent> History { get; } = [];

    /// <summary>What the first subscriber received.</summary>
    public List<SeenEvent> Received { get; } = [];

    public long First { get; set; } = 1;

    public long? Last { get; set; }

    public void Record(EntryKind kind, Guid opId, long? seq = null) =>
        Entries.Add(new HistoryEntry("writer", kind, opId, _stream, seq, 0));

    /// <summary>Adds an event to the history and to what the first subscriber received.</summary>
    public void Append(SeenEvent item)
    {
        History.Add(item);
        Received.Add(item);
    }

    /// <summary>The index of the entry that acknowledged this sequence number.</summary>
    public int OkOf(long seq) => Entries.FindIndex(entry => entry.Kind == EntryKind.Ok && entry.Seq == seq);

    public IReadOnlyList<Violation> Check()
    {
        var entries = Entries.Select((entry, index) => entry with { T = index }).ToList();
        var others = Enumerable.Range(1, _subscribers).Select(number => new SubscriberView(_stream, $"reader {number}", History));
        return HistoryChecker.Check(
            entries,
            [new StreamHistory(_stream, History)],
            [new SubscriberView(_stream, "reader 0", Received, First, Last), .. others]);
    }
}
