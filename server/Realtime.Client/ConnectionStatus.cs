namespace Realtime.Client;

/// <summary>Where the hub connection stands.</summary>
public enum ConnectionStatus
{
    /// <summary>A connection is being made.</summary>
    Connecting,

    /// <summary>Connected: events arrive and sends go out.</summary>
    Online,

    /// <summary>Waiting before the next attempt; sends are queued.</summary>
    Offline,

    /// <summary>Ended for good: disposed, or signed out with no way back.</summary>
    Closed,
}
