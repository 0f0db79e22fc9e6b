using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Realtime.Platform.Limits;

namespace Realtime.Platform.Audit;

/// <summary>
/// Refusals on their way to the audit log. Nobody who is refused waits for the disk, and a flood of them takes bounded memory and a
/// bounded share of the log: what does not fit is counted.
/// </summary>
internal sealed class Denials(IOptions<AuditOptions> options, TimeProvider clock)
{
    private readonly TokenBuckets<(Guid ActorId, string? Network)> _shares = new(options.Value.Denials, clock);

    private readonly Channel<Denial> _waiting =
        Channel.CreateBounded<Denial>(new BoundedChannelOptions(options.Value.MaxWaiting) { SingleReader = true });

    private long _unrecorded;

    /// <summary>Hands a refusal over; null is none.</summary>
    public void Add(Denial? denial)
    {
        if (denial is not null && !(_shares.For(denial.Source).Take(1).IsGranted && _waiting.Writer.TryWrite(denial)))
        {
            Interlocked.Increment(ref _unrecorded);
        }
    }

    /// <summary>Whether there is one to write, as soon as there is; false when none will come any more.</summary>
    internal Task<bool> WaitAsync() => _waiting.Reader.WaitToReadAsync().AsTask();

    internal bool TryTake([NotNullWhen(true)] out Denial? denial) => _waiting.Reader.TryRead(out denial);

    /// <summary>How many got no entry since this was last asked.</summary>
    internal long TakeUnrecorded() => Interlocked.Exchange(ref _unrecorded, 0);

    /// <summary>Counts those that could not be written.</summary>
    internal void Lose(long count) => Interlocked.Add(ref _unrecorded, count);

    /// <summary>None will come any more.</summary>
    internal void Complete() => _waiting.Writer.TryComplete();
}
