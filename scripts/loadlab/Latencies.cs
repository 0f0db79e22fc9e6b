using System.Numerics;

namespace Realtime.LoadLab;

/// <summary>A histogram of microseconds with an error below 2 %; any thread may add to it.</summary>
public sealed class Latencies
{
    private const int SubBits = 6;
    private readonly long[] _counts = new long[(64 - SubBits) << SubBits];

    public void Add(long microseconds) => Interlocked.Increment(ref _counts[Bucket(Math.Max(0, microseconds))]);

    public void Clear() => Array.Clear(_counts);

    /// <summary>The upper bound of the given share of the values in milliseconds; null where there are none.</summary>
    public double? Percentile(double share)
    {
        var total = _counts.Sum();
        if (total == 0)
        {
            return null;
        }

        var wanted = (long)Math.Ceiling(total * share);
        var bucket = -1;
        for (long seen = 0; seen < wanted; seen += _counts[bucket])
        {
            bucket++;
        }

        return UpperBound(bucket) / 1000.0;
    }

    /// <summary>Values below 2^6 have a bucket each; above, every power of two is cut into 2^6 of equal width.</summary>
    private static int Bucket(long value)
    {
        var shift = Math.Max(0, BitOperations.Log2((ulong)value | 1) - SubBits);
        return (shift << SubBits) + (int)(value >> shift);
    }

    private static double UpperBound(int bucket)
    {
        var shift = Math.Max(0, (bucket >> SubBits) - 1);
        return (double)(bucket - (shift << SubBits) + 1) * (1L << shift);
    }
}
