using Realtime.Platform.Limits;

namespace Realtime.Platform.Audit;

/// <summary>Section <c>Audit</c>: how much of what is refused is written down entry by entry; of the rest only the number is.</summary>
public sealed class AuditOptions
{
    /// <summary>Refusals that may wait to be written. Default 10,000.</summary>
    public int MaxWaiting { get; set; } = 10_000;

    /// <summary>
    /// Entries about refusals that one account, or nobody in particular from one address, adds at once; otherwise whoever asks for what
    /// is not theirs could fill the disk. Default 600.
    /// </summary>
    public int DenialsBurst { get; set; } = 600;

    /// <summary>How many more it adds each minute after that. Default 60.</summary>
    public int DenialsPerMinute { get; set; } = 60;

    /// <summary>How often the number of those that got no entry is written, when there were any. Default one minute.</summary>
    public TimeSpan CountInterval { get; set; } = TimeSpan.FromMinutes(1);

    internal BucketRate Denials => new(DenialsBurst, DenialsPerMinute / 60.0);

    internal bool IsSound => MaxWaiting > 0 && DenialsBurst > 0 && DenialsPerMinute > 0 && CountInterval > TimeSpan.Zero;
}
