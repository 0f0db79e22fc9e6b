namespace Realtime.LoadLab;

/// <summary>What the load has seen so far; one for all connections to a server.</summary>
public sealed class Tally
{
    private long _sent;
    private long _acknowledged;
    private long _delivered;
    private long _refused;
    private string? _firstRefusal;

    public Latencies Latencies { get; } = new();

    public long Sent => Interlocked.Read(ref _sent);

    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    public long Delivered => Interlocked.Read(ref _delivered);

    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Why the first refused message was refused, or why the first connection ended.</summary>
    public string? FirstRefusal => Volatile.Read(ref _firstRefusal);

    public void AddSent() => Interlocked.Increment(ref _sent);

    public void AddAcknowledged() => Interlocked.Increment(ref _acknowledged);

    public void AddDelivered(long count) => Interlocked.Add(ref _delivered, count);

    public void AddRefused(string why)
    {
        Interlocked.Increment(ref _refused);
        Interlocked.CompareExchange(ref _firstRefusal, why, null);
    }
}
