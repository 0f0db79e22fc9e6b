using System.Text.Json;
using Realtime.Client;

namespace Realtime.Tests.Client.Fakes;

/// <summary>A server in memory whose network does what the test tells: loses, repeats, swaps and holds back.</summary>
internal sealed class FakeServer
{
    private readonly List<FakeTransport> _connections = [];
    private readonly Dictionary<Guid, List<Event>> _streams = [];
    private readonly Dictionary<Guid, MessageReceipt> _receipts = [];

    public bool IsUp { get; set; } = true;

    /// <summary>Events that one Subscribe replies with at most.</summary>
    public int PageSize { get; init; } = 7;

    /// <summary>Whoever is further behind is told to reload.</summary>
    public int ResyncDistance { get; init; } = int.MaxValue;

    /// <summary>Codes with which the next calls fail.</summary>
    public Queue<string> Failures { get; } = [];

    /// <summary>While true, replies are kept until <see cref="ReleaseReplies"/>.</summary>
    public bool HoldsReplies { get; set; }

    /// <summary>While true, a reply is lost after the work was done: the connection breaks instead.</summary>
    public bool LosesReplies { get; set; }

    /// <summary>Every call in the order of arrival, as method and first argument.</summary>
    public List<(string Method, object? Argument)> Calls { get; } = [];

    public FakeTransport? Connection => _connections.LastOrDefault(connection => connection.IsOpen);

    public IHubTransport Dial(IHubReceiver receiver) => new FakeTransport(this, receiver);

    public IReadOnlyList<Event> History(Guid streamId) => Stream(streamId);

    public void Append(Guid streamId, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Append(streamId, null);
        }
    }

    /// <summary>Pushes these events of the stream, by sequence number, in this order, as one batch. Those that do not exist are
    /// left out.</summary>
    public void Push(Guid streamId, IEnumerable<int> seqs)
    {
        var history = Stream(streamId);
        var batch = new EventBatch(streamId, [.. seqs.Where(seq => seq >= 1 && seq <= history.Count).Select(seq => history[seq - 1])]);
        if (Connection is { } connection && connection.Subscribed.Contains(streamId))
        {
            connection.Receiver.OnEvents(batch);
        }
    }

    public void TellHeads() => Connection?.Receiver.OnHeads(
        Connection.Subscribed.ToDictionary(id => id, id => (long)Stream(id).Count));

    public void Break()
    {
        foreach (var connection in _connections.ToList())
        {
            connection.Close();
        }

        _connections.Clear();
    }

    public void ReleaseReplies()
    {
        HoldsReplies = false;
        Connection?.ReleaseReplies();
    }

    internal void Open(FakeTransport connection)
    {
        if (!IsUp)
        {
            throw new RealtimeException(ErrorCodes.ConnectionLost, "The server is down.");
        }

        _connections.Add(connection);
    }

    internal object? Answer(FakeTransport connection, string method, object?[] arguments)
    {
        Calls.Add((method, arguments[0]));
        if (Failures.TryDequeue(out var code))
        {
            throw new RealtimeException(code, "As the test wants.");
        }

        return method switch
        {
            "Subscribe" => Subscribe(connection, (Guid)arguments[0]!, (long?)arguments[1]),
            "SendMessage" => Send((OutgoingMessage)arguments[0]!),
            _ => null,
        };
    }

    private SubscribeReply Subscribe(FakeTransport connection, Guid streamId, long? after)
    {
        connection.Subscribed.Add(streamId);
        var history = Stream(streamId);
        var from = after ?? history.Count;
        var isTooFar = from > history.Count || history.Count - from > ResyncDistance;
        return new SubscribeReply(streamId, history.Count, isTooFar ? [] : [.. history.Skip((int)from).Take(PageSize)], isTooFar);
    }

    private MessageReceipt Send(OutgoingMessage message)
    {
        if (!_receipts.TryGetValue(message.OpId, out var receipt))
        {
            var item = Append(message.ChannelId, message.OpId);
            _receipts[message.OpId] = receipt = new MessageReceipt(Guid.CreateVersion7(item.At), item.Seq);
        }

        return receipt;
    }

    private Event Append(Guid streamId, Guid? opId)
    {
        var history = Stream(streamId);
        var item = new Event(history.Count + 1, "message.posted", null, DateTimeOffset.UnixEpoch, opId, default(JsonElement));
        history.Add(item);
        return item;
    }

    private List<Event> Stream(Guid streamId)
    {
        if (!_streams.TryGetValue(streamId, out var history))
        {
            _streams[streamId] = history = [];
        }

        return history;
    }
}
