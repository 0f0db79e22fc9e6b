namespace Realtime.LoadLab;

/// <summary>Where the servers are built and their output goes, from the repository's root, which is the working folder.</summary>
public static class Places
{
    public static string BareHub => Path.GetFullPath("scripts/loadlab/BareHub/bin/Release/net10.0/BareHub.dll");

    public static string Host => Path.GetFullPath("server/Realtime.Host/bin/Release/net10.0/Realtime.Host.dll");

    public static string Log(string peer) => Path.GetFullPath($"artifacts/loadlab/{peer}.log");
}
