namespace Realtime.LoadLab;

/// <summary>Runtime settings that are set by environment variables; null stands for the runtime's own default.</summary>
public static class Settings
{
    private const string PoolSize = "DOTNET_SYSTEM_BUFFERS_SHAREDARRAYPOOL_MAXARRAYSPERPARTITION";
    private const string SpinLimit = "DOTNET_ThreadPool_UnfairSemaphoreSpinLimit";

    /// <summary>What <c>scripts/run</c> sets; the rest is in our executable's own configuration.</summary>
    public static IReadOnlyDictionary<string, string?> Ours { get; } =
        new Dictionary<string, string?> { [PoolSize] = "8192", [SpinLimit] = null };

    /// <summary>What our server runs with, for a server that has none of it in its own configuration.</summary>
    public static IReadOnlyDictionary<string, string?> Tuned { get; } =
        new Dictionary<string, string?> { [PoolSize] = "8192", [SpinLimit] = "0" };

    public static IReadOnlyDictionary<string, string?> Defaults { get; } =
        new Dictionary<string, string?> { [PoolSize] = null, [SpinLimit] = null };
}
