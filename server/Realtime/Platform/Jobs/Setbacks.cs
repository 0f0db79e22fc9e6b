using System.Collections.Concurrent;

namespace Realtime.Platform.Jobs;

/// <summary>
/// Remembers what failed, so that it is tried at ever longer pauses: the second failure costs a minute, the next two, at most a
/// quarter of an hour. In memory, since forgetting it costs no more than a try.
/// </summary>
internal sealed class Setbacks(TimeProvider clock)
{
    private const int Max = 10_000;
    private const double LongestPause = 15;
    private static readonly TimeSpan s_kept = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_betweenScans = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<(string Work, DueItem Item), Setback> _setbacks = new();
    private long _scannedAt = clock.GetUtcNow().Ticks;

    public bool IsWaiting(string work, DueItem item) =>
        _setbacks.TryGetValue((work, item), out var setback) && setback.Until > clock.GetUtcNow();

    public void Clear(string work, DueItem item) => _setbacks.TryRemove((work, item), out _);

    public void Note(string work, DueItem item)
    {
        var now = clock.GetUtcNow();
        Forget(now);
        if (_setbacks.Count >= Max && !_setbacks.ContainsKey((work, item)))
        {
            return;
        }

        _setbacks.AddOrUpdate(
            (work, item),
            _ => new Setback(1, now),
            (_, last) =>
                new Setback(last.Failures + 1, now + TimeSpan.FromMinutes(Math.Min(Math.Pow(2, last.Failures - 1), LongestPause))));
    }

    /// <summary>What nobody tried again since was done by another node, or is gone.</summary>
    private void Forget(DateTimeOffset now)
    {
        var scannedAt = Volatile.Read(ref _scannedAt);
        if (now.Ticks - scannedAt < s_betweenScans.Ticks || Interlocked.CompareExchange(ref _scannedAt, now.Ticks, scannedAt) != scannedAt)
        {
            return;
        }

        foreach (var (key, setback) in _setbacks)
        {
            if (setback.Until < now - s_kept)
            {
                _setbacks.TryRemove(key, out _);
            }
        }
    }

    private readonly record struct Setback(int Failures, DateTimeOffset Until);
}
