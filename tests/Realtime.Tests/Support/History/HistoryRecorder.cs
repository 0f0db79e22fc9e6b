using Realtime.Client;

namespace Realtime.Tests.Support.History;

/// <summary>Collects what clients do and learn. The order of recording is the real-time order that the checker relies on.</summary>
public sealed class HistoryRecorder
{
    private readonly Lock _gate = new();
    private readonly List<HistoryEntry> _entries = [];

    /// <summary>A copy of everything recorded so far.</summary>
    public IReadOnlyList<HistoryEntry> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }

    public void Record(string client, EntryKind kind, Guid opId, Guid stream, long? seq = null)
    {
        lock (_gate)
        {
            _entries.Add(new HistoryEntry(client, kind, opId, stream, seq, _entries.Count));
        }
    }

    /// <summary>Runs one write and records its invocation before, and its outcome after. An unknown or refused outcome is recorded,
    /// not thrown.</summary>
    /// <returns>True when it was acknowledged.</returns>
    public async Task<bool> RunAsync(string client, Guid stream, Guid opId, Func<Task<long>> write)
    {
        Record(client, EntryKind.Invoke, opId, stream);
        try
        {
            var seq = await write();
            Record(client, EntryKind.Ok, opId, stream, seq);
            return true;
        }
        catch (RealtimeException error)
        {
            Record(client, error.IsOutcomeUnknown ? EntryKind.Info : EntryKind.Fail, opId, stream);
            return false;
        }
    }
}
