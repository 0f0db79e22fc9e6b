namespace Realtime.Platform.Limits;

/// <summary>Tokens of one caller: a call takes some, time brings them back. Taking them allocates nothing.</summary>
internal sealed class TokenBucket(BucketRate rate, TimeProvider clock)
{
    // A wait told in ticks and sums of fractions fall a hair short: whoever waited as long as it was told to is let in.
    private const double Rounding = 1e-3;

    private readonly Lock _gate = new();
    private double _tokens = rate.Burst;
    private DateTimeOffset _at = clock.GetUtcNow();

    /// <summary>Takes tokens if there are enough; otherwise takes none.</summary>
    /// <param name="cost">How many; what costs more than a full bucket takes all of it.</param>
    public Taken Take(int cost)
    {
        var wanted = Math.Min(cost, rate.Burst);
        lock (_gate)
        {
            Fill();
            var isGranted = _tokens + Rounding >= wanted;
            _tokens -= isGranted ? wanted : 0;
            return Told(isGranted, wanted);
        }
    }

    /// <summary>Takes tokens for what has been done already: where there are not enough, the next calls wait for them.</summary>
    /// <param name="cost">How many; a full bucket at most.</param>
    public Taken Charge(int cost)
    {
        lock (_gate)
        {
            Fill();
            _tokens -= Math.Min(cost, rate.Burst);
            return Told(true, 0);
        }
    }

    private void Fill()
    {
        // A clock that was set back must not take tokens away.
        var now = clock.GetUtcNow();
        _tokens = Math.Min(rate.Burst, _tokens + (Math.Max(0, (now - _at).TotalSeconds) * rate.PerSecond));
        _at = now;
    }

    private Taken Told(bool isGranted, double wanted) => new(
        isGranted,
        (int)Math.Max(0, _tokens),
        isGranted ? TimeSpan.Zero : TimeSpan.FromSeconds((wanted - _tokens) / rate.PerSecond),
        TimeSpan.FromSeconds((rate.Burst - _tokens) / rate.PerSecond));
}

/// <summary>What came of taking tokens.</summary>
/// <param name="IsGranted">Whether there were enough.</param>
/// <param name="Left">Whole tokens that are left.</param>
/// <param name="Wait">Until there are enough; zero when there were.</param>
/// <param name="UntilFull">Until the bucket is full again.</param>
internal readonly record struct Taken(bool IsGranted, int Left, TimeSpan Wait, TimeSpan UntilFull);
