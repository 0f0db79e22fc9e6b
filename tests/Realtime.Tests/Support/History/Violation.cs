namespace Realtime.Tests.Support.History;

/// <summary>The invariants, each by what breaks it.</summary>
public enum Rule
{
    /// <summary>An acknowledged operation is not in the history, or not at its acknowledged place.</summary>
    AcknowledgedIsMissing,

    /// <summary>An operation is in the history more than once.</summary>
    OperationIsDoubled,

    /// <summary>A definitely refused operation is in the history.</summary>
    RefusedIsPresent,

    /// <summary>The history's sequence numbers are not 1, 2, 3 …</summary>
    HistoryIsNotDense,

    /// <summary>A subscriber misses an event of its interval.</summary>
    SubscriberMissed,

    /// <summary>A subscriber got an event more than once.</summary>
    SubscriberGotTwice,

    /// <summary>A subscriber got events in another order than that of the history.</summary>
    SubscriberGotOutOfOrder,

    /// <summary>A subscriber got an event that the history does not have, or has otherwise.</summary>
    SubscriberGotOther,

    /// <summary>A subscriber got an event from outside its membership interval.</summary>
    Leak,

    /// <summary>An operation that was acknowledged before another one was begun stands behind it.</summary>
    AcknowledgementOrder,
}

/// <summary>A broken invariant and where.</summary>
public sealed record Violation(Rule Rule, string Text);
