using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Realtime.Platform.Events;
using Realtime.Platform.Identity;

namespace Realtime.Platform.Hubs;

/// <summary>One socket: who is behind it, what it follows, and how far it is behind.</summary>
public sealed class ClientConnection
{
    private readonly HubConnectionContext _socket;
    private readonly EventLogOptions _options;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<Guid, Subscription> _subscriptions = new();
    private int _backlog;
    private long _backlogBytes;
    private long _stalledSince;

    internal ClientConnection(HubConnectionContext socket, Caller caller, EventLogOptions options, TimeProvider clock)
    {
        _socket = socket;
        _options = options;
        _clock = clock;
        Caller = caller;
    }

    /// <summary>The connection's id.</summary>
    public string Id => _socket.ConnectionId;

    /// <summary>Who is behind it.</summary>
    public Caller Caller { get; }

    internal IReadOnlyDictionary<Guid, Subscription> Subscriptions => _subscriptions;

    /// <summary>Whether frames wait for this socket.</summary>
    internal bool IsBehind => Volatile.Read(ref _backlog) > 0;

    internal bool IsClosed => _socket.ConnectionAborted.IsCancellationRequested;

    internal void Follow(Subscription subscription) => _subscriptions[subscription.StreamId] = subscription;

    internal Subscription? Forget(Guid streamId) => _subscriptions.TryRemove(streamId, out var subscription) ? subscription : null;

    internal void LeaveAll()
    {
        foreach (var subscription in _subscriptions.Values)
        {
            Forget(subscription.StreamId);
            subscription.Stream.Members.Remove(subscription);
        }
    }

    /// <summary>Closes the socket; the client may come back if it may.</summary>
    internal void Abort() => _socket.Abort();

    /// <summary>
    /// Writes a frame. Null when the transport took it; otherwise a task that ends when it does. A socket that leaves too many
    /// frames waiting is closed: it hurts only itself, and resumes from where it was.
    /// </summary>
    /// <param name="message">The frame.</param>
    /// <param name="bytes">About how large it is.</param>
    internal Task? Send(SerializedHubMessage message, int bytes = 0)
    {
        var write = _socket.WriteAsync(message);
        if (write.IsCompletedSuccessfully)
        {
            return null;
        }

        var waiting = Interlocked.Add(ref _backlogBytes, bytes);
        if (Interlocked.Increment(ref _backlog) == 1)
        {
            Volatile.Write(ref _stalledSince, _clock.GetTimestamp());
        }
        else if (Volatile.Read(ref _backlog) > _options.MaxBacklog || waiting > _options.MaxBacklogBytes)
        {
            Abort();
        }

        return FinishAsync(write, bytes);
    }

    /// <summary>Closes the socket when it took nothing for too long.</summary>
    internal void AbortIfStalled()
    {
        if (IsBehind && _clock.GetElapsedTime(Volatile.Read(ref _stalledSince)) > _options.MaxStall)
        {
            Abort();
        }
    }

    private async Task FinishAsync(ValueTask write, int bytes)
    {
        try
        {
            await write;
        }
        catch (Exception exception) when (exception is OperationCanceledException or InvalidOperationException or IOException)
        {
            // The socket went away under the write: the client resumes from the log.
            Abort();
        }
        finally
        {
            Volatile.Write(ref _stalledSince, _clock.GetTimestamp());
            Interlocked.Add(ref _backlogBytes, -bytes);
            Interlocked.Decrement(ref _backlog);
        }
    }
}
