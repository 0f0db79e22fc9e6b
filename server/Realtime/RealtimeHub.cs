using Microsoft.AspNetCore.SignalR;
using Realtime.Platform.Events;
using Realtime.Platform.Hubs;
using Realtime.Platform.Identity;
using Realtime.Platform.Limits;

namespace Realtime;

/// <summary>The one hub. This part subscribes and resumes; each feature adds its methods in its own folder.</summary>
public sealed partial class RealtimeHub(Connections connections, Subscriptions subscriptions) : Hub
{
    /// <summary>Who is behind the socket.</summary>
    private Caller Caller => Connection.Caller;

    private ClientConnection Connection => connections.Get(Context.ConnectionId);

    /// <summary>Follows a stream and answers what is newer than the caller's place.</summary>
    /// <param name="streamId">The stream.</param>
    /// <param name="after">The last sequence number that the caller holds; null for from now on.</param>
    [Scope("chat:read", "boards:read", "account:read")]
    [Cost(2)]
    public Task<SubscribeReply> Subscribe(Guid streamId, long? after) =>
        subscriptions.SubscribeAsync(Connection, streamId, after, Context.ConnectionAborted);

    /// <summary>Stops following a stream.</summary>
    /// <param name="streamId">The stream.</param>
    [Scope("chat:read", "boards:read", "account:read")]
    public void Unsubscribe(Guid streamId) => Subscriptions.Unsubscribe(Connection, streamId);
}
