using CsCheck;
using Realtime.Client;

namespace Realtime.Tests.Client;

public sealed class OutboxTests
{
    private static readonly Guid Lobby = Id(1000);
    private static readonly Guid Kitchen = Id(2000);

    [Fact]
    public void Only_the_oldest_message_of_a_channel_is_under_way()
    {
        var outbox = new Outbox();
        outbox.Add(Message(Lobby, 1));
        outbox.Add(Message(Lobby, 2));
        outbox.Add(Message(Kitchen, 3));
        Assert.Equal([Id(1), Id(3)], [outbox.Take()!.OpId, outbox.Take()!.OpId]);
        Assert.Null(outbox.Take());
    }

    [Fact]
    public void A_returned_message_goes_out_again_before_the_others()
    {
        var outbox = new Outbox();
        outbox.Add(Message(Lobby, 1));
        outbox.Add(Message(Lobby, 2));
        outbox.Return(outbox.Take()!.OpId);
        Assert.Equal(Id(1), outbox.Take()!.OpId);
    }

    [Fact]
    public void A_message_that_was_given_up_does_not_hold_up_those_behind_it()
    {
        var outbox = new Outbox();
        outbox.Add(Message(Lobby, 1));
        outbox.Add(Message(Lobby, 2));
        Assert.True(outbox.Settle(Id(1)));
        Assert.False(outbox.Settle(Id(1)));
        Assert.Equal(Id(2), outbox.Take()!.OpId);
    }

    [Fact]
    public void An_operation_id_in_use_is_refused()
    {
        var outbox = new Outbox();
        outbox.Add(Message(Lobby, 1));
        Assert.Throws<ArgumentException>(() => outbox.Add(Message(Kitchen, 1)));
    }

    /// <summary>However sends fail and connections break, each message is settled once and each channel in the order of adding.</summary>
    [Fact]
    public void Any_course_of_failures_settles_every_message_in_the_order_of_its_channel() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2]).List[1, 60].Sample(steps =>
        {
            var outbox = new Outbox();
            var added = new List<OutgoingMessage>();
            var settled = new List<OutgoingMessage>();
            var underWay = new List<OutgoingMessage>();
            foreach (var (step, channel) in steps)
            {
                if (step == 0)
                {
                    added.Add(Message(Id(1000 + channel), added.Count));
                    outbox.Add(added[^1]);
                }
                else if (step == 1 && outbox.Take() is { } taken)
                {
                    Assert.DoesNotContain(underWay, other => other.ChannelId == taken.ChannelId);
                    underWay.Add(taken);
                }
                else if (step == 2 && underWay.Count > 0)
                {
                    outbox.Return(underWay[channel % underWay.Count].OpId);
                    underWay.RemoveAt(channel % underWay.Count);
                }
                else if (step == 3 && underWay.Count > 0)
                {
                    Assert.True(outbox.Settle(underWay[channel % underWay.Count].OpId));
                    settled.Add(underWay[channel % underWay.Count]);
                    underWay.RemoveAt(channel % underWay.Count);
                }
            }

            underWay.ForEach(message => outbox.Return(message.OpId));
            while (outbox.Take() is { } rest)
            {
                Assert.True(outbox.Settle(rest.OpId));
                settled.Add(rest);
            }

            Assert.Equal(0, outbox.Count);
            Assert.Equal(added.OrderBy(message => message.ChannelId), settled.OrderBy(message => message.ChannelId));
        });

    private static OutgoingMessage Message(Guid channelId, int number) => new(channelId, "hello", Id(number), null);

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
