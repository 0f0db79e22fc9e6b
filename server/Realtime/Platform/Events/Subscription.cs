using Realtime.Platform.Hubs;

namespace Realtime.Platform.Events;

/// <summary>One socket that follows one stream.</summary>
internal sealed class Subscription(ClientConnection connection, LiveStream stream)
{
    public ClientConnection Connection { get; } = connection;

    public LiveStream Stream { get; } = stream;

    public Guid StreamId => Stream.Id;

    /// <summary>The head that the socket was last told by a reply or by <c>Heads</c>.</summary>
    public long ToldHead { get; set; }
}
