namespace Realtime.Platform.Jobs;

/// <summary>Section <c>Jobs</c>: the work that time brings.</summary>
public sealed class JobsOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Jobs";

    /// <summary>Whether this server does such work at all. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>What is due within this time has a trigger; later instants wait in their tables. Default one hour.</summary>
    public TimeSpan Horizon { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often the tables are compared with the triggers. Default one minute.</summary>
    public TimeSpan PassInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often what has outlived its use is removed; also at start. Default six hours.</summary>
    public TimeSpan CleanUpInterval { get; set; } = TimeSpan.FromHours(6);
}
