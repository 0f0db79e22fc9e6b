using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;
using Realtime.Platform.Limits;

namespace Realtime.Platform.Hubs;

/// <summary>Learns of sockets before the hub does, so that publishers can write to them without SignalR's groups.</summary>
internal sealed class RealtimeLifetime(
    Connections connections, Callers callers, PollingLimit polling, IOptions<EventLogOptions> options, TimeProvider clock,
    ILogger<DefaultHubLifetimeManager<RealtimeHub>> logger)
    : DefaultHubLifetimeManager<RealtimeHub>(logger)
{
    public override async Task OnConnectedAsync(HubConnectionContext connection)
    {
        var caller = Caller.From(connection.User);
        if (!polling.TryOpen(connection, caller))
        {
            await RefuseAsync(connection, SocketLimit.TooMany());
            return;
        }

        await base.OnConnectedAsync(connection);
        connections.Add(new ClientConnection(connection, caller, options.Value, clock));

        // A session or token that was revoked between the handshake and this line did not find the socket: look once more, now that
        // it would.
        if (await callers.StandsUntilAsync(caller, connection.ConnectionAborted) is null)
        {
            connection.Abort();
        }
    }

    public override async Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        connections.Remove(connection.ConnectionId);
        polling.Close(connection.ConnectionId);
        await base.OnDisconnectedAsync(connection);
    }

    /// <summary>
    /// Several that negotiated before any of them connected find out only here. The framework would log an exception as a failure of
    /// the server's, and tell the client nothing of it.
    /// </summary>
    private static async Task RefuseAsync(HubConnectionContext connection, DomainError error)
    {
        await connection.WriteAsync(new CloseMessage($"{error.Code}: {error.Message}"));
        connection.Abort();
    }
}
