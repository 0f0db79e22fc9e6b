using System.Collections.Concurrent;
using Realtime.Platform.Events;

namespace Realtime.Platform.Hubs;

/// <summary>The sockets of this node.</summary>
public sealed class Connections
{
    private readonly ConcurrentDictionary<string, ClientConnection> _connections = new();
    private long _accessEpoch;

    /// <summary>A socket was opened by a signed-in caller.</summary>
    public event Action<ClientConnection>? Opened;

    /// <summary>A socket is gone, whatever the reason.</summary>
    public event Action<ClientConnection>? Closed;

    /// <summary>All sockets that are open now.</summary>
    public IEnumerable<ClientConnection> All => _connections.Values;

    /// <exception cref="OperationCanceledException">The socket closed while its call was waiting.</exception>
    internal ClientConnection Get(string connectionId) =>
        _connections.TryGetValue(connectionId, out var connection)
            ? connection
            : throw new OperationCanceledException("The connection is closed.");

    internal void Add(ClientConnection connection)
    {
        _connections[connection.Id] = connection;
        Opened?.Invoke(connection);
    }

    internal void Remove(string connectionId)
    {
        if (!_connections.TryRemove(connectionId, out var connection))
        {
            return;
        }

        connection.LeaveAll();
        Closed?.Invoke(connection);
    }

    /// <summary>Ends access: of a user to a stream, or of a session altogether.</summary>
    internal void Revoke(Revocation revocation, LiveStreams live)
    {
        if (revocation is { UserId: { } userId, StreamId: { } streamId })
        {
            Interlocked.Increment(ref _accessEpoch);
            live.Revoke(userId, streamId);
        }

        if (revocation.SessionId is { } sessionId)
        {
            foreach (var connection in _connections.Values.Where(c => c.Caller.SessionId == sessionId))
            {
                connection.LeaveAll();
                connection.Abort();
            }
        }
    }

    /// <summary>Moves whenever somebody lost access, so that a subscription that was just being made is checked again.</summary>
    internal long AccessEpoch => Interlocked.Read(ref _accessEpoch);
}
