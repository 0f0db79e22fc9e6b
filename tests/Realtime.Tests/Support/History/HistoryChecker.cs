namespace Realtime.Tests.Support.History;

/// <summary>Compares what clients recorded and received with what the server keeps.</summary>
public static class HistoryChecker
{
    /// <summary>Finds every broken invariant; nothing when all hold.</summary>
    /// <param name="entries">The recorded history, in real-time order.</param>
    /// <param name="histories">What the server keeps, one for each stream that was written to.</param>
    /// <param name="views">What the subscribers were given.</param>
    public static IReadOnlyList<Violation> Check(
        IReadOnlyList<HistoryEntry> entries,
        IReadOnlyList<StreamHistory> histories,
        IReadOnlyList<SubscriberView> views)
    {
        var truths = histories.ToDictionary(history => history.Stream);
        return
        [
            .. histories.SelectMany(OperationRules.Dense),
            .. histories.SelectMany(OperationRules.Doubled),
            .. OperationRules.Outcomes(entries, truths),
            .. OperationRules.AcknowledgementOrder(entries, truths),
            .. views.SelectMany(view => SubscriberRules.Check(view, truths[view.Stream])),
        ];
    }
}
