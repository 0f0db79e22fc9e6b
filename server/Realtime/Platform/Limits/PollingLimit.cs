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

    /// <summary>Whether an account or an address holds all that it may; null is an address without a limit.</summary>
    public bool IsFull(Guid user, string? network) => _users.IsFull(user) || (network is not null && _networks.IsFull(network));

    /// <summary>Counts a connection if it polls; false when it polls and that were too many.</summary>
    public bool TryOpen(HubConnectionContext connection, Caller caller)
    {
        if (connection.Features.Get<IHttpTransportFeature>()?.TransportType is not HttpTransportType.LongPolling)
        {
            return true;
        }

        var network = connection.GetHttpContext() is { } http ? CallerNetwork.Limited(http) : null;
        if (!_users.TryOpen(caller.UserId))
        {
            return false;
        }

        if (network is not null && !_networks.TryOpen(network))
        {
            _users.Close(caller.UserId);
            return false;
        }

        _open[connection.ConnectionId] = (caller.UserId, network);
        return true;
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
