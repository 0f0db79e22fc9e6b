using System.Collections.Concurrent;

namespace Realtime.Client;

/// <summary>The client's subscriptions by stream, and the way of pushed events to them.</summary>
internal sealed class SubscriptionTable(RealtimeClientOptions options)
{
    private readonly ConcurrentDictionary<Guid, StreamSubscription> _subscriptions = new();
    private volatile IHubTransport? _transport;
    private volatile Exception? _failure;

    /// <summary>Makes a subscription and begins to follow its stream as soon as there is a connection.</summary>
    public StreamSubscription Add(Guid streamId, long? after, Action<Event>? onEvent)
    {
        var subscription = new StreamSubscription(options, streamId, after, onEvent, this);
        if (!_subscriptions.TryAdd(streamId, subscription))
        {
            throw new InvalidOperationException($"Stream {streamId} is subscribed to already.");
        }

        // Read after adding: a connection or a failure that comes meanwhile finds the subscription in the table.
        if (_failure is { } reason)
        {
            subscription.Follower.End(reason);
        }
        else if (_transport is { } current)
        {
            subscription.Follower.Resume(current);
        }

        return subscription;
    }

    public void Resume(IHubTransport fresh)
    {
        _transport = fresh;
        foreach (var subscription in _subscriptions.Values)
        {
            subscription.Follower.Resume(fresh);
        }
    }

    public void Receive(EventBatch batch)
    {
        if (_subscriptions.TryGetValue(batch.StreamId, out var subscription))
        {
            subscription.Follower.Receive(batch.Events);
        }
    }

    public void Announce(IReadOnlyDictionary<Guid, long> heads)
    {
        foreach (var (streamId, head) in heads)
        {
            if (_subscriptions.TryGetValue(streamId, out var subscription))
            {
                subscription.Follower.Announce(head);
            }
        }
    }

    public async Task UnsubscribeAsync(StreamSubscription subscription)
    {
        try
        {
            if (_transport is { Closed.IsCompleted: false } current)
            {
                await current.CallAsync(options, "Unsubscribe", [subscription.StreamId], CancellationToken.None);
            }
        }
        catch (RealtimeException)
        {
            // A server that cannot be told has lost the subscription with the connection, or never sends to it again.
        }
        finally
        {
            Remove(subscription);
        }
    }

    public void Remove(StreamSubscription subscription) =>
        _subscriptions.TryRemove(new KeyValuePair<Guid, StreamSubscription>(subscription.StreamId, subscription));

    /// <summary>Ends all, those added later included.</summary>
    public void EndAll(Exception reason)
    {
        _failure = reason;
        foreach (var subscription in _subscriptions.Values)
        {
            subscription.Follower.End(reason);
        }
    }
}
