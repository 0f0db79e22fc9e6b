using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Realtime.Platform.Identity;

namespace Realtime.Platform.Limits;

/// <summary>
/// How many connections an account and an address hold open by polling. Between two polls there is no request that could be
/// counted, so these are counted where the hub learns of them.
/// </summary>
internal sealed class PollingLimit(IOptions<LimitOptions> options)
{
    private readonly OpenCounts<Guid> _users = new(options.Value.SocketsPerUser);
    private readonly OpenCounts<string> _networks = new(options.Value.SocketsPerNetwork);
    private readonly ConcurrentDictionary<string, (Guid User, string? Network)> _open = new();

    /// <summary>Counts a connection if it polls.</summary>
    /// <exception cref="DomainError"><c>limit.connections</c>.</exception>
    public void Open(HubConnectionContext connection, Caller caller)
    {
        if (connection.Features.Get<IHttpTransportFeature>()?.TransportType is not HttpTransportType.LongPolling)
        {
            return;
        }

        var http = connection.GetHttpContext();
        var network = http is null || CallerNetwork.IsOwnMachine(http) ? null : CallerNetwork.Of(http.Connection.RemoteIpAddress);
        if (!_users.TryOpen(caller.UserId))
        {
            throw SocketLimit.TooMany();
        }

        if (network is not null && !_networks.TryOpen(network))
        {
            _users.Close(caller.UserId);
            throw SocketLimit.TooMany();
        }

        _open[connection.ConnectionId] = (caller.UserId, network);
    }

    /// <summary>Counts it no more.</summary>
    public void Close(string connectionId)
    {
        if (!_open.TryRemove(connectionId, out var open))
        {
            return;
        }

        _users.Close(open.User);
        if (open.Network is not null)
        {
            _networks.Close(open.Network);
        }
    }
}
