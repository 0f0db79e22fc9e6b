namespace Realtime.Client;

/// <summary>
/// Messages that are not settled yet. Of each channel only the oldest is under way, so that retrying never changes the order.
/// Pure: no clock, no input or output, not thread-safe.
/// </summary>
internal sealed class Outbox
{
    private readonly Dictionary<Guid, LinkedList<OutgoingMessage>> _channels = [];
    private readonly Dictionary<Guid, LinkedListNode<OutgoingMessage>> _byOperation = [];
    private readonly HashSet<Guid> _underWay = [];
    private readonly Queue<Guid> _ready = [];

    /// <summary>How many messages wait or are under way.</summary>
    public int Count => _byOperation.Count;

    /// <summary>Puts a message behind those of its channel.</summary>
    /// <exception cref="ArgumentException">The operation id is in use.</exception>
    public void Add(OutgoingMessage message)
    {
        var node = new LinkedListNode<OutgoingMessage>(message);
        if (!_byOperation.TryAdd(message.OpId, node))
        {
            throw new ArgumentException($"Operation {message.OpId} is being sent already.", nameof(message));
        }

        if (!_channels.TryGetValue(message.ChannelId, out var channel))
        {
            _channels[message.ChannelId] = channel = new();
        }

        channel.AddLast(node);
        if (channel.Count == 1)
        {
            _ready.Enqueue(message.ChannelId);
        }
    }

    /// <summary>Takes a message that may be sent now, or null. It is under way until it is settled or given back.</summary>
    public OutgoingMessage? Take()
    {
        while (_ready.TryDequeue(out var channelId))
        {
            if (_channels.TryGetValue(channelId, out var channel) && _underWay.Add(channel.First!.Value.OpId))
            {
                return channel.First.Value;
            }
        }

        return null;
    }

    /// <summary>Gives back a message whose outcome is unknown: it will be taken again, before the others of its channel.</summary>
    public void Return(Guid opId)
    {
        if (_underWay.Remove(opId))
        {
            _ready.Enqueue(_byOperation[opId].Value.ChannelId);
        }
    }

    /// <summary>Forgets a message that succeeded, failed for good or was given up.</summary>
    /// <returns>False when it was settled before.</returns>
    public bool Settle(Guid opId)
    {
        if (!_byOperation.Remove(opId, out var node))
        {
            return false;
        }

        var channelId = node.Value.ChannelId;
        var channel = _channels[channelId];
        var wasFirst = channel.First == node;
        _underWay.Remove(opId);
        channel.Remove(node);
        if (channel.Count == 0)
        {
            _channels.Remove(channelId);
        }
        else if (wasFirst)
        {
            _ready.Enqueue(channelId);
        }

        return true;
    }
}
