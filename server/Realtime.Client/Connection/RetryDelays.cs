namespace Realtime.Client;

/// <summary>
/// Waits between attempts with full jitter: a random part of a ceiling that doubles up to a cap. A server that comes back
/// is met by its clients one after another, not by all at once.
/// </summary>
internal sealed class RetryDelays(RealtimeClientOptions options)
{
    private const int MostDoublings = 30;

    /// <param name="attempt">How many attempts failed before, from 0.</param>
    public TimeSpan For(int attempt)
    {
        var ceiling = options.RetryBase * Math.Pow(2, Math.Min(attempt, MostDoublings));
        return Part(ceiling < options.RetryCap ? ceiling : options.RetryCap);
    }

    /// <summary>A random part of <paramref name="whole"/>.</summary>
    public TimeSpan Part(TimeSpan whole) => whole * options.Random.NextDouble();

    public Task WaitAsync(int attempt, CancellationToken cancellationToken) =>
        Task.Delay(For(attempt), options.TimeProvider, cancellationToken);
}
