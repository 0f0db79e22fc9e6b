namespace Realtime.Client;

/// <summary>
/// Messages that are not settled yet. Of each channel only the oldest is under way, so that retrying never changes the order.
/// Pure: no clock, no input or output, not thread-safe.
/// </summary>
internal sealed class Outbox
{
    private readonly Dictionary<Guid, LinkedList<OutgoingMessage>> channels = [];
    private readonly Dictionary<Guid, LinkedListNode<OutgoingMessage>> byOperation = [];
    private readonly HashSet<Guid> underWay = [];
    private readonly Queue<Guid> ready = [];

    /// <summary>How many messages wait or are under way.</summary>
    public int Count => byOperation.Count;

    /// <summary>Puts a message behind those of its channel.</summary>
    /// <exception cref="ArgumentException">The operation id is in use.</exception>
    public void Add(OutgoingMessage message)
    {
        var node = new LinkedListNode<OutgoingMessage>(message);
        if (!byOperation.TryAdd(message.OpId, node))
        {
            throw new ArgumentException($"Operation {message.OpId} is being sent already.", nameof(message));
        }

        if (!channels.TryGetValue(message.ChannelId, out var channel))
        {
            channels[message.ChannelId] = channel = new();
        }

        channel.AddLast(node);
        if (channel.Count == 1)
        {
            ready.Enqueue(message.ChannelId);
        }
    }

    /// <summary>Takes a message that may be sent now, or null. It is under way until it is settled or given back.</summary>
    public OutgoingMessage? Take()
    {
        while (ready.TryDequeue(out var channelId))
        {
            if (channels.TryGetValue(channelId, out var channel) && underWay.Add(channel.First!.Value.OpId))
            {
                return channel.First.Value;
            }
        }

        return null;
    }

    /// <summary>Gives back a message whose outcome is unknown: it will be taken again, before the others of its channel.</summary>
    public void Return(Guid opId)
    {
        if (underWay.Remove(opId))
        {
            ready.Enqueue(byOperation[opId].Value.ChannelId);
        }
    }

    /// <summary>Forgets a message that succeeded, failed for good or was given up.</summary>
    /// <returns>False when it was settled before.</returns>
    public bool Settle(Guid opId)
    {
        if (!byOperation.Remove(opId, out var node))
        {
            return false;
        }

        var channelId = node.Value.ChannelId;
        var channel = channels[channelId];
        var wasFirst = channel.First == node;
        underWay.Remove(opId);
        channel.Remove(node);
        if (channel.Count == 0)
        {
            channels.Remove(channelId);
        }
        else if (wasFirst)
        {
            ready.Enqueue(channelId);
        }

        return true;
    }
}
