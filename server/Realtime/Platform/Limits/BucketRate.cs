namespace Realtime.Platform.Limits;

/// <summary>How large a bucket is and how fast it fills.</summary>
/// <param name="Burst">Tokens in a full one.</param>
/// <param name="PerSecond">Tokens that come back each second; 0 for no limit at all.</param>
internal readonly record struct BucketRate(double Burst, double PerSecond)
{
    public bool IsUnlimited => PerSecond <= 0;

    /// <summary>How long an empty bucket takes to be full.</summary>
    public TimeSpan FillTime => TimeSpan.FromSeconds(Burst / PerSecond);
}
