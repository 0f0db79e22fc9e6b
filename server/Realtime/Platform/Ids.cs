namespace Realtime.Platform;

/// <summary>Makes identifiers.</summary>
public static class Ids
{
    /// <summary>A UUID version 7 (RFC 9562): it sorts by time, so new rows land at the end of every index.</summary>
    public static Guid New(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow());
}
