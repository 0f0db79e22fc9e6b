using System.Collections.Concurrent;

namespace Realtime.Client;

/// <summary>The client's subscriptions by stream, and the way of pushed events to them.</summary>
internal sealed class SubscriptionTable(RealtimeClientOptions options)
{
    private readonly ConcurrentDictionary<Guid, StreamSubscription> subscriptions = new();
    private volatile IHubTransport? transport;
    private volatile Exception? failure;

    /// <summary>Makes a subscription and begins to follow its stream as soon as there is a connection.</summary>
    public StreamSubscription Add(Guid streamId, long? after, Action<Event>? onEvent)
    {
        var subscription = new StreamSubscription(options, streamId, after, onEvent, this);
        if (!subscriptions.TryAdd(streamId, subscription))
        {
            throw new InvalidOperationException($"Stream {streamId} is subscribed to already.");
        }

        // Read after adding: a connection or a failure that comes meanwhile finds the subscription in the table.
        if (failure is { } reason)
        {
            subscription.Follower.End(reason);
        }
        else if (transport is { } current)
        {
            subscription.Follower.Resume(current);
        }

        return subscription;
    }

    public void Resume(IHubTransport fresh)
    {
        transport = fresh;
        foreach (var subscription in subscriptions.Values)
        {
            subscription.Follower.Resume(fresh);
        }
    }

    public void Receive(EventBatch batch)
    {
        if (subscriptions.TryGetValue(batch.StreamId, out var subscription))
        {
            subscription.Follower.Receive(batch.Events);
        }
    }

    public void Announce(IReadOnlyDictionary<Guid, long> heads)
    {
        foreach (var (streamId, head) in heads)
        {
            if (subscriptions.TryGetValue(streamId, out var subscription))
            {
                subscription.Follower.Announce(head);
            }
        }
    }

    public async Task UnsubscribeAsync(StreamSubscription subscription)
    {
        try
        {
            if (transport is { Closed.IsCompleted: false } current)
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
        subscriptions.TryRemove(new KeyValuePair<Guid, StreamSubscription>(subscription.StreamId, subscription));

    /// <summary>Ends all, those added later included.</summary>
    public void EndAll(Exception reason)
    {
        failure = reason;
        foreach (var subscription in subscriptions.Values)
        {
            subscription.Follower.End(reason);
        }
    }
}
