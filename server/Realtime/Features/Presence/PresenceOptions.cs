namespace Realtime.Features.Presence;

/// <summary>Section <c>Presence</c>: when somebody counts as online.</summary>
internal sealed class PresenceOptions
{
    public const string Section = "Presence";

    /// <summary>How long a socket counts without having been seen. Default 15 s.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long somebody stays online after the last socket went, so that a reload does not flicker. Default 10 s.</summary>
    public TimeSpan Grace { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often leases are renewed and looked through. Default 5 s.</summary>
    public TimeSpan Renewal { get; set; } = TimeSpan.FromSeconds(5);
}
