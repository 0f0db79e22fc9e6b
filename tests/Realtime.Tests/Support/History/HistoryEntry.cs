namespace Realtime.Tests.Support.History;

/// <summary>What a client knows about one of its operations at one moment.</summary>
public enum EntryKind
{
    /// <summary>About to be sent.</summary>
    Invoke,

    /// <summary>Acknowledged, with a sequence number.</summary>
    Ok,

    /// <summary>Definitely refused.</summary>
    Fail,

    /// <summary>Outcome unknown: a time-out, a lost connection or a server error.</summary>
    Info,
}

/// <summary>A line of the recorded history.</summary>
/// <param name="Client">Who did it.</param>
/// <param name="Kind">What became known.</param>
/// <param name="OpId">The operation id, the same for each retry.</param>
/// <param name="Stream">The stream that is written to.</param>
/// <param name="Seq">The acknowledged sequence number; null unless <paramref name="Kind"/> is ok.</param>
/// <param name="T">The place in real-time order: of two entries the earlier one has the smaller number.</param>
public sealed record HistoryEntry(string Client, EntryKind Kind, Guid OpId, Guid Stream, long? Seq, long T);
