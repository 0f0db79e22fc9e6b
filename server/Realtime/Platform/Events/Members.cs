namespace Realtime.Platform.Events;

/// <summary>The sockets that follow one stream.</summary>
internal sealed class Members
{
    private readonly Lock _sync = new();
    private readonly Dictionary<string, Subscription> _byConnection = [];
    private Subscription[]? _snapshot = [];

    public int Count
    {
        get
        {
            lock (_sync)
            {
                return _byConnection.Count;
            }
        }
    }

    /// <summary>A list that does not change; made anew only after somebody came or went.</summary>
    public Subscription[] Snapshot()
    {
        lock (_sync)
        {
            return _snapshot ??= [.. _byConnection.Values];
        }
    }

    public void Add(Subscription subscription)
    {
        lock (_sync)
        {
            _byConnection[subscription.Connection.Id] = subscription;
            _snapshot = null;
        }
    }

    public bool Holds(Subscription subscription)
    {
        lock (_sync)
        {
            return _byConnection.TryGetValue(subscription.Connection.Id, out var held) && held == subscription;
        }
    }

    public void Remove(Subscription subscription)
    {
        lock (_sync)
        {
            if (_byConnection.Remove(subscription.Connection.Id))
            {
                _snapshot = null;
            }
        }
    }

    /// <summary>Takes out every socket of a user; nothing that is published afterwards reaches them.</summary>
    public void RemoveUser(Guid userId)
    {
        lock (_sync)
        {
            foreach (var subscription in _byConnection.Values.Where(s => s.Connection.Caller.UserId == userId).ToList())
            {
                _byConnection.Remove(subscription.Connection.Id);
                subscription.Connection.Forget(subscription.StreamId);
                _snapshot = null;
            }
        }
    }
}
