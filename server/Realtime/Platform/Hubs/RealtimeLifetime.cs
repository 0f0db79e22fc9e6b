using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Platform.Hubs;

/// <summary>Learns of sockets before the hub does, so that publishers can write to them without SignalR's groups.</summary>
internal sealed class RealtimeLifetime(
    Connections connections, IOptions<EventLogOptions> options, TimeProvider clock, ILogger<DefaultHubLifetimeManager<RealtimeHub>> logger)
    : DefaultHubLifetimeManager<RealtimeHub>(logger)
{
    public override async Task OnConnectedAsync(HubConnectionContext connection)
    {
        await base.OnConnectedAsync(connection);
        connections.Add(new ClientConnection(connection, Caller.From(connection.User), options.Value, clock));
    }

    public override async Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        connections.Remove(connection.ConnectionId);
        await base.OnDisconnectedAsync(connection);
    }
}
