namespace Realtime.LoadLab;

/// <summary>Running totals at one moment.</summary>
public readonly record struct Snapshot(double CpuSeconds, long Sent, long Acknowledged, long Delivered, long Refused);

/// <summary>What one stretch of load cost and brought.</summary>
public sealed class Window
{
    public Window(double seconds, Snapshot before, Snapshot after, Tally tally, bool isComplete)
    {
        var delivered = after.Delivered - before.Delivered;
        var acknowledged = after.Acknowledged - before.Acknowledged;
        var cpu = after.CpuSeconds - before.CpuSeconds;
        DeliveriesPerSecond = delivered / seconds;
        PostsPerSecond = acknowledged / seconds;
        CpuShare = cpu / seconds;
        CpuPerMillion = cpu / delivered * 1e6;
        CpuPerPost = cpu / acknowledged * 1e6;
        P50 = tally.Latencies.Percentile(0.50);
        P99 = tally.Latencies.Percentile(0.99);
        Refused = after.Refused - before.Refused;
        IsComplete = isComplete;
    }

    public double DeliveriesPerSecond { get; }

    /// <summary>Acknowledged messages a second; of our server an acknowledged message is a stored one.</summary>
    public double PostsPerSecond { get; }

    /// <summary>How much of its core the server used, from 0 to 1.</summary>
    public double CpuShare { get; }

    /// <summary>Server CPU seconds for a million deliveries.</summary>
    public double CpuPerMillion { get; }

    /// <summary>Server CPU microseconds for one post and all that follows from it.</summary>
    public double CpuPerPost { get; }

    /// <summary>Milliseconds from sending to receiving.</summary>
    public double? P50 { get; }

    /// <summary>The same for the slowest in a hundred.</summary>
    public double? P99 { get; }

    public long Refused { get; }

    /// <summary>Whether all that was sent arrived at every member and was acknowledged.</summary>
    public bool IsComplete { get; }
}
