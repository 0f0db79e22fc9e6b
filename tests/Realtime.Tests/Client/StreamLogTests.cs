using System.Text.Json;
using CsCheck;
using Realtime.Client;

namespace Realtime.Tests.Client;

public sealed class StreamLogTests
{
    [Fact]
    public void Events_in_order_are_applied_as_they_come()
    {
        var log = new StreamLog(0);
        Assert.Equal([1, 2], Seqs(log.Receive([At(1), At(2)])));
        Assert.Equal([3], Seqs(log.Receive([At(3)])));
        Assert.False(log.IsBehind);
    }

    [Fact]
    public void An_event_ahead_is_held_until_the_hole_is_closed()
    {
        var log = new StreamLog(0);
        Assert.Empty(log.Receive([At(3)]));
        Assert.True(log.IsBehind);
        Assert.Equal([1, 2, 3], Seqs(log.Receive([At(1), At(2)])));
        Assert.False(log.IsBehind);
    }

    [Fact]
    public void An_event_that_is_not_newer_is_dropped()
    {
        var log = new StreamLog(5);
        Assert.Empty(log.Receive([At(4), At(5)]));
        Assert.Equal(5, log.Seq);
    }

    [Fact]
    public void Nothing_is_applied_before_the_starting_point_is_known()
    {
        var log = new StreamLog(null);
        Assert.Empty(log.Receive([At(8), At(10), At(9)]));
        Assert.Equal([9, 10], Seqs(log.StartAt(8)));
        Assert.Equal(10, log.Seq);
    }

    [Fact]
    public void An_announced_head_leaves_it_behind()
    {
        var log = new StreamLog(2);
        log.Announce(3);
        Assert.True(log.IsBehind);
        Assert.Equal(3, log.Head);
    }

    [Fact]
    public void What_is_held_is_bounded_and_what_was_dropped_is_still_known_to_be_missing()
    {
        var log = new StreamLog(0);
        log.Receive([.. Enumerable.Range(2, StreamLog.MaxHeld + 10).Select(seq => At(seq))]);
        Assert.Equal(StreamLog.MaxHeld + 1, log.Receive([At(1)]).Count);
        Assert.True(log.IsBehind);
    }

    /// <summary>Any batches of any events, in any order and as often as you like, then the rest: exactly the history comes out.</summary>
    [Fact]
    public void Any_interleaving_of_duplicates_gaps_and_reorderings_ends_in_the_history() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[0, 40], Gen.Int[1, 45].List[0, 12].List[0, 30])
            .Select((length, after, batches) => (Length: length, After: Math.Min(after, length), batches))
            .Sample(sample =>
            {
                var (length, after, batches) = sample;
                var log = new StreamLog(after);
                var applied = new List<long>();
                foreach (var batch in batches.Append([.. Enumerable.Range(1, length)]))
                {
                    applied.AddRange(Seqs(log.Receive([.. batch.Where(seq => seq <= length).Select(seq => At(seq))])));
                    Assert.Equal(after + applied.Count, log.Seq);
                }

                Assert.Equal(Enumerable.Range(after + 1, length - after).Select(seq => (long)seq), applied);
                Assert.False(log.IsBehind);
            });

    private static Event At(long seq) => new(seq, "message.posted", null, DateTimeOffset.UnixEpoch, null, default(JsonElement));

    private static IEnumerable<long> Seqs(IEnumerable<Event> events) => events.Select(item => item.Seq);
}
