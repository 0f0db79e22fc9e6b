namespace Realtime.Features.Demo;

/// <summary>The time of the story while it is being told.</summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>Time never goes back: what seems to come earlier comes at once.</summary>
    public void MoveTo(DateTimeOffset now) => Interlocked.Exchange(ref _ticks, Math.Max(_ticks, now.UtcTicks));
}
