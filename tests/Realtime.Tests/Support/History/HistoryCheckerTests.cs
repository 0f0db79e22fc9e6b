using CsCheck;
using Realtime.Client;

namespace Realtime.Tests.Support.History;

/// <summary>A checker that never finds anything proves nothing: each kind of fault is planted here and must be found.</summary>
public sealed class HistoryCheckerTests
{
    [Fact]
    public void A_clean_history_passes() => Assert.Empty(new CleanRun().Check());

    [Fact]
    public void Any_clean_history_passes() =>
        Gen.Select(Gen.Int[1, 30], Gen.Int[0, 5]).Sample((length, subscribers) => Assert.Empty(new CleanRun(length, subscribers).Check()));

    [Fact]
    public void An_unknown_outcome_may_be_present_once_or_absent()
    {
        var run = new CleanRun();
        run.Entries[run.OkOf(3)] = run.Entries[run.OkOf(3)] with { Kind = EntryKind.Info, Seq = null };
        run.Record(EntryKind.Info, Guid.CreateVersion7());
        Assert.Empty(run.Check());
    }

    [Fact]
    public void A_dropped_event_is_found() => AssertFound(
        Rule.SubscriberMissed,
        run => run.Received.RemoveAt(4));

    [Fact]
    public void The_last_event_dropped_before_silence_is_found() => AssertFound(
        Rule.SubscriberMissed,
        run => run.Received.RemoveAt(run.Received.Count - 1));

    [Fact]
    public void A_doubled_event_is_found() => AssertFound(
        Rule.SubscriberGotTwice,
        run => run.Received.Insert(5, run.Received[4]));

    [Fact]
    public void A_swap_is_found() => AssertFound(
        Rule.SubscriberGotOutOfOrder,
        run => (run.Received[4], run.Received[5]) = (run.Received[5], run.Received[4]));

    [Fact]
    public void An_event_with_another_content_is_found() =>
        AssertFound(Rule.SubscriberGotOther, run => run.Received[4] = run.Received[4] with { OpId = Guid.CreateVersion7() });

    [Fact]
    public void An_event_after_leaving_is_found() => AssertFound(
        Rule.Leak,
        run => run.Last = 9);

    [Fact]
    public void An_event_from_before_joining_is_found() => AssertFound(
        Rule.Leak,
        run => run.First = 2);

    [Fact]
    public void An_acknowledged_message_that_is_missing_is_found() => AssertFound(
        Rule.AcknowledgedIsMissing,
        run => run.Record(EntryKind.Ok, Guid.CreateVersion7(), 11));

    [Fact]
    public void An_acknowledgement_of_another_place_is_found() => AssertFound(
        Rule.AcknowledgedIsMissing,
        run => run.Entries[^1] = run.Entries[^1] with { Seq = 12 });

    [Fact]
    public void A_retry_that_was_done_twice_is_found() => AssertFound(
        Rule.OperationIsDoubled,
        run => run.Append(new SeenEvent(11, run.History[2].OpId)));

    [Fact]
    public void A_refused_message_that_is_present_is_found() => AssertFound(
        Rule.RefusedIsPresent,
        run => run.Entries[run.OkOf(10)] = run.Entries[run.OkOf(10)] with { Kind = EntryKind.Fail, Seq = null });

    [Fact]
    public void A_hole_in_the_history_is_found() => AssertFound(
        Rule.HistoryIsNotDense,
        run => run.Append(new SeenEvent(12, Guid.CreateVersion7())));

    [Fact]
    public void A_broken_acknowledgement_order_is_found() => AssertFound(Rule.AcknowledgementOrder, run =>
    {
        // The second message was begun only after the third one had been acknowledged.
        var begun = run.Entries.Single(entry => entry.Kind == EntryKind.Invoke && entry.OpId == run.History[1].OpId);
        run.Entries.Remove(begun);
        run.Entries.Insert(run.OkOf(3) + 1, begun);
    });

    [Fact]
    public async Task The_recorder_tells_refusals_from_unknown_outcomes()
    {
        var recorder = new HistoryRecorder();
        var (stream, opId) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.True(await recorder.RunAsync("a", stream, opId, () => Task.FromResult(7L)));
        Assert.False(await recorder.RunAsync("a", stream, opId, () => throw new RealtimeException("access.denied", "No.")));
        Assert.False(await recorder.RunAsync("a", stream, opId, () => throw new RealtimeException(ErrorCodes.ConnectionTimeout, "Late.")));
        Assert.Equal(
            [EntryKind.Invoke, EntryKind.Ok, EntryKind.Invoke, EntryKind.Fail, EntryKind.Invoke, EntryKind.Info],
            recorder.Entries.Select(entry => entry.Kind));
        Assert.Equal(7, recorder.Entries[1].Seq);
    }

    private static void AssertFound(Rule rule, Action<CleanRun> plant)
    {
        var run = new CleanRun();
        plant(run);
        var found = run.Check();
        Assert.NotEmpty(found);
        Assert.All(found, violation => Assert.Equal(rule, violation.Rule));
    }
}
