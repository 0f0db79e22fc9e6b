using Realtime.Platform.Limits;
using Realtime.Tests.Platform.Identity;

namespace Realtime.Tests.Platform.Limits;

public sealed class TokenBucketTests
{
    private readonly SettableClock _clock = new();

    [Fact]
    public void Whoever_waits_as_long_as_it_was_told_to_is_let_in_to_the_tick()
    {
        for (var perSecond = 1; perSecond < 200; perSecond++)
        {
            var bucket = new TokenBucket(new(3, perSecond), _clock);
            bucket.Take(3);
            _clock.Now += bucket.Take(1).Wait;

            Assert.True(bucket.Take(1).IsGranted, $"at {perSecond} a second");
            Assert.False(bucket.Take(1).IsGranted, $"at {perSecond} a second");
        }
    }

    [Fact]
    public void A_refused_call_takes_nothing()
    {
        var bucket = new TokenBucket(new(3, 1), _clock);
        bucket.Take(1);

        Assert.Equal((false, 2), (bucket.Take(3).IsGranted, bucket.Take(0).Left));
    }

    [Fact]
    public void What_costs_more_than_a_full_bucket_takes_all_of_it()
    {
        var bucket = new TokenBucket(new(3, 1), _clock);

        Assert.Equal((true, 0), (bucket.Take(10).IsGranted, bucket.Take(0).Left));
    }

    [Fact]
    public void A_clock_that_is_set_back_takes_nothing_away()
    {
        var bucket = new TokenBucket(new(3, 1), _clock);
        bucket.Take(1);
        _clock.Now -= TimeSpan.FromHours(1);

        Assert.Equal(2, bucket.Take(0).Left);
    }

    [Fact]
    public void Taking_tokens_allocates_nothing()
    {
        var buckets = new TokenBuckets<Guid>(new(1_000_000, 1), _clock);
        var (ana, bo) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Take(1_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Take(1_000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Take(int times)
        {
            for (var i = 0; i < times; i++)
            {
                buckets.For(i % 2 == 0 ? ana : bo).Take(1);
            }
        }
    }
}
