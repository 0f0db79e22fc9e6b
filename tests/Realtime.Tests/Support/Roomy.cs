namespace Realtime.Tests.Support;

/// <summary>Limits that no test reaches by itself: those about limits set small ones of their own.</summary>
public static class Roomy
{
    public static readonly IReadOnlyDictionary<string, string> Settings = new[]
    {
        "AccountPerSecond", "AccountBurst", "TokensPerSecond", "TokensBurst", "NetworkPerSecond", "NetworkBurst", "HubPerSecond",
        "HubBurst",
        "SocketsPerUser", "SocketsPerNetwork",
    }.ToDictionary(name => "Limits:" + name, _ => "1000000");
}
