using Realtime.Platform.Identity;

namespace Realtime.Platform.Limits;

/// <summary>A bucket for each caller, in bounded memory.</summary>
internal sealed class TokenBuckets<TKey>(BucketRate rate, TimeProvider clock)
    where TKey : notnull
{
    /// <summary>
    /// How many callers are remembered. The one unseen for longest goes first, and its bucket is the likeliest to be full.
    /// </summary>
    public const int MaxCallers = 50_000;

    private readonly Lock _gate = new();
    private readonly RecentTable<TKey, TokenBucket> _buckets = new(MaxCallers);

    public BucketRate Rate => rate;

    /// <summary>The caller's bucket, a full one for a new caller.</summary>
    public TokenBucket For(TKey caller)
    {
        lock (_gate)
        {
            if (!_buckets.TryTouch(caller, out var bucket))
            {
                bucket = new TokenBucket(rate, clock);
                _buckets.Set(caller, bucket);
            }

            return bucket;
        }
    }
}
