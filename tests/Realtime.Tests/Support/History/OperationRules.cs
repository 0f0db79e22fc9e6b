namespace Realtime.Tests.Support.History;

/// <summary>The invariants between what was asked for and what the history has.</summary>
internal static class OperationRules
{
    public static IEnumerable<Violation> Dense(StreamHistory history) =>
        history.Events.Select((item, index) => (item.Seq, Expected: index + 1L))
            .Where(pair => pair.Seq != pair.Expected)
            .Take(1)
            .Select(pair => new Violation(Rule.HistoryIsNotDense, $"Stream {history.Stream} has {pair.Seq} in place {pair.Expected}."));

    /// <summary>Holds for every operation, whatever its outcome: one that succeeded once may not be done again by a retry.</summary>
    public static IEnumerable<Violation> Doubled(StreamHistory history) =>
        history.Events.Where(item => item.OpId is not null)
            .GroupBy(item => item.OpId)
            .Where(group => group.Count() > 1)
            .Select(group => new Violation(
                Rule.OperationIsDoubled,
                $"Operation {group.Key} is in stream {history.Stream} at {string.Join(", ", group.Select(item => item.Seq))}."));

    public static IEnumerable<Violation> Outcomes(IReadOnlyList<HistoryEntry> entries, Dictionary<Guid, StreamHistory> truths)
    {
        var places = Places(truths);
        foreach (var entry in entries)
        {
            if (
                entry.Kind == EntryKind.Ok && !(places.TryGetValue((entry.Stream, entry.OpId),
                out var seqs) && seqs.Contains(entry.Seq!.Value)))
            {
                yield return new(
                    Rule.AcknowledgedIsMissing, $"{entry.Client} was acknowledged {entry.OpId} at {entry.Seq} of stream {entry.Stream}.");
            }
            else if (entry.Kind == EntryKind.Fail && places.ContainsKey((entry.Stream, entry.OpId)))
            {
                yield return new(Rule.RefusedIsPresent, $"{entry.Client} was refused {entry.OpId} in stream {entry.Stream}.");
            }
        }
    }

    /// <summary>Walks in real-time order: whatever is begun now must land behind everything acknowledged so far in its stream.</summary>
    public static IEnumerable<Violation> AcknowledgementOrder(IReadOnlyList<HistoryEntry> entries, Dictionary<Guid, StreamHistory> truths)
    {
        var places = Places(truths);
        var acknowledged = new Dictionary<Guid, long>();
        foreach (var entry in entries.OrderBy(entry => entry.T))
        {
            var greatest = acknowledged.GetValueOrDefault(entry.Stream);
            if (entry.Kind == EntryKind.Ok)
            {
                acknowledged[entry.Stream] = Math.Max(greatest, entry.Seq!.Value);
            }
            else if (
                entry.Kind == EntryKind.Invoke && places.TryGetValue((entry.Stream, entry.OpId), out var seqs) && seqs.Min() <= greatest)
            {
                yield return new(
                    Rule.AcknowledgementOrder,
                    $"{entry.OpId} of {entry.Client} is at {seqs.Min(
                        )} of stream {entry.Stream}, but {greatest} was acknowledged before it was begun.");
            }
        }
    }

    private static Dictionary<(Guid Stream, Guid OpId), List<long>> Places(Dictionary<Guid, StreamHistory> truths) =>
        truths.Values
            .SelectMany(history => history.Events.Where(item => item.OpId is not null), (history, item) => (history.Stream, item))
            .GroupBy(pair => (pair.Stream, pair.item.OpId!.Value), pair => pair.item.Seq)
            .ToDictionary(group => group.Key, group => group.ToList());
}
